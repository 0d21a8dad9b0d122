// Small comforts for fields that hold a password. Without this file every page works the same.
for (const field of document.querySelectorAll('input[type=password]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'reveal';
  const named = document.querySelector(`label[for="${field.id}"]`).textContent;
  const say = (shown) => {
    field.type = shown ? 'text' : 'password';
    button.textContent = shown ? 'Ocultar' : 'Mostrar';
    button.setAttribute('aria-label', `${button.textContent}: ${named}`);
  };
  say(false);
  button.addEventListener('click', () => {
    say(field.type === 'password');
    field.focus();
  });
  // Browsers offer to remember what was sent from a field of passwords, and only from such a one.
  field.form.addEventListener('submit', () => say(false));
  field.parentElement.append(button);
}

for (const hint of document.querySelectorAll('.strength')) {
  const field = document.getElementById(hint.dataset.of);
  const tell = () => {
    const length = Array.from(field.value.normalize('NFKC')).length;
    const words = field.value.trim().split(/\s+/).filter((word) => word.length > 2).length;
    const lacks = 12 - length;
    if (length === 0) hint.textContent = '';
    else if (lacks > 0) hint.textContent = `${lacks === 1 ? 'Falta 1 carácter' : `Faltan ${lacks} caracteres`}.`;
    else if (words >= 4 || length >= 24) hint.textContent = 'Muy buena longitud.';
    else hint.textContent = 'Alcanza. Con otra palabra sería aún mejor.';
  };
  field.addEventListener('input', tell);
}
