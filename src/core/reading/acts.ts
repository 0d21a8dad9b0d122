import type { Clause } from './clauses.ts';

/**
 * Of what agents tell of their checks, things and people are an open list; what was done, and in which state it is found, is
 * not: a verb or participle that is not known to be a good sign ("me colgaron", "está terminado") leaves doubt.
 */

/** Stems of verbs of checking, of working somewhere, of being in order. */
const GOOD =
  /^(?:re)?(?:confirm|verific|revis|valid|corrobor|comprob|consult|convers|habl|llam|contact|comunic|coteja|cotej|cruz|cruc|constat|coincid|conoc|concord|complet|activ|vincul|contrat|trabaj|labor|ingres|inici|empez|comenz|arranc|entr|firm|envi|mand|adjunt|anex|entreg|aport|certific|autoriz|respond|contest|escrib|recib|registr|actualiz|habilit|acredit|soport|sustent|document|diligenci|legaliz|cumpl|nombr|asign|encarg|emple|design|deleg|solicit|relacion|inform|indic|coment|cont[oó]|ratific|aval|aclar|mostr|explic|remiti|llego|paso$|pasaron|compart|alleg|present|suministr|proporcion|garantiz|asegur|atend|atiend|qued|facilit|pregunt|chequ|compar|consign|identific|inscri|constitu|matricul|afili|ubic|radic|renov|organiz|orden|acordad|acordam|hablad|mencion|menciona|referid|dirig|llen|incluid|corregid|detall|dio$|dieron$|hizo$|hicieron$)/;
const THINGS = new Set(
  `abogado abogada abogados estado mercado mercados grado lado lados resultado resultados listado pedido pedidos apellido apellidos contenido privado privada limitada unidos
  unidas dado dada medida medidas llamada llamadas jornada entrada entradas portada vida salida partida comida juzgado apoderado apoderada jurado cuidado delegado delegada todo
  orden ordenes plan examen almacen imagen gran bien tan tambien san son ambas zonas buen margen volumen resumen origen virgen joven quien alguien ven aqui sin con en un dan estan han
  trabajan laboran tienen coinciden cumplen corresponden figuran aparecen conocen siguen concuerdan compran manejan facturan vienen pertenecen llevan pagan dicen necesitan hacen operan distribuyen son
  certificado certificados acordado cargado guardado bueno segundo mundo fondo sabado oportunidad actividad trabajando laborando hernan german ivan adrian sebastian cristian julian fabian damian esteban johan juan ruben yohan nathan ramon carmen belen fernando hernando orlando armando rolando hurtado delgado alvarado salgado machado prado preciado rosado collado maldonado garrido pulido aranda miranda granada posada quesada estrada tejada losada almeida siendo comprando exigido exigidos exigida requerido requerida requeridos requeridas`.split(
    /\s+/,
  ),
);
const HOW =
  /^(?:efectiva|correcta|directa|personal|telefonica|actual|completa|perfecta|nueva|plena|debida|exacta|reciente|igual|legal|real|amable|inmediata|formal|oficial|satisfactoria|rapida|clara|total|presencial|virtual|verbal|expresa|laboral)mente$/;
const ACT =
  /(?:\p{L}{2}(?:ad[oa]s?|id[oa]s?|aron|ieron|yeron|ando|iendo|yendo|abas?|aban|amos|imos)|\p{L}{2}[ae]n|mente)$/u;

/** A verb, participle or adverb that tells something else than that all is well. `raw` is the word as written. */
export function isOddAct(raw: string, word: string): boolean {
  // A capital letter followed by small ones: a name, of which Hurtado and Fernando are some.
  if (/^\p{Lu}\p{Ll}/u.test(raw)) return false;
  const lower = raw.toLowerCase();
  if (/\p{L}{2}(?:rá|rán|remos)$/u.test(lower)) return true;
  if (
    /\p{L}{2}(?:ara|aran|iera|ieran)$/u.test(word) &&
    !/^(?:camara|clara|cualquiera|financiera)$/.test(word)
  )
    return true;
  if (!ACT.test(word) && !/\p{L}{2}ó$/u.test(lower)) return false;
  if (THINGS.has(word) || HOW.test(word)) return false;
  // "Están verificando", "verificaban": at it still, or long ago.
  return !GOOD.test(word) || /(?:ando|iendo|yendo|aban?)$/.test(word);
}

const ODD = new Set(
  `mora moras ocupado ocupada apagado apagada buzon clinton familiar tercero tercera terceros inconsistencia inconsistencias espera anomalia anomalias cancela cancelan suspende suspenden retira retiran entra entran sale salen va van furioso furiosa molesto molesta practicas practicante estafador estafadora dejo suena sono rebota rebotan desconfia opone moroso morosa morosos deudor deudora negra restrictiva restrictivas vetado vetada tramite proceso doble dos duplicado duplicada potencial pensara pensaran recomienda rara raras medias retirada retirado retirados terminado terminada pide piden pidieron exige exigen
  quiere quieren devuelve devuelven deuda deudas demanda embargo quiebra liquidacion inactiva inactivo inactivos inactivas cerrada cerrado disuelta disuelto vieja viejo ex
  gmail hotmail yahoo outlook estuvo estuvieron era eran sea sean fuera fuese cuelga cuelgan distintas distintos parecida parecido similar similares homonimo homonima
  desconoce desconocen desconocido desconocida extrabajador extrabajadora exempleado exempleada exfuncionario exfuncionaria queja quejas problema problemas lio lios riesgo riesgos
  vence vencen caduco caduca caducado ilegible borroso borrosa minimo pasada pasado incluso deje dejen espere ruega solicita solicitan reclama reclaman`.split(
    /\s+/,
  ),
);

const TO_COME =
  /^(?:llama|marca|envia|manda|firma|responde|contesta|escribe|avisa|paso|pasa|envio|mando|reenvio|escribo|remito|entrega|dejo)$/;

/** Words, by themselves or two together, that spoil what a check tells. */
export function isOddWord(clause: Clause, at: number): boolean {
  const [before, word = '', after = ''] = [clause[at - 1]?.word, clause[at]?.word, clause[at + 1]?.word];
  if (
    /^pasad[oa]$/.test(word) &&
    /^(?:semana|mes|ano|jueves|viernes|lunes|martes|miercoles)$/.test(before ?? '')
  )
    return false;
  if (word === 'dos' && (/^(?:hace|l[oa]s)$/.test(before ?? '') || /^(?:anos|meses)$/.test(after)))
    return false;
  if (ODD.has(word))
    return word === 'sin' || !(before === 'sin' && /^(?:problemas?|riesgos?|lios?)$/.test(word));
  if (word === 'fue' || word === 'fueron') return !GOOD.test(after);
  if (word === 'parte') return before === 'en';
  if (
    word.startsWith('ex') &&
    /^ex(?:gerent|jef|emplead|funcion|client|trabaj|direct|coordin|asesor|auxiliar)/.test(word)
  )
    return true;
  // "Y me llama", "le paso el caso", "envío a jurídica": what is to come, told in the present.
  if (
    /^(?:y|me|nos|l[oae]s?|el|ella)$/.test(before ?? '') &&
    TO_COME.test(word) &&
    !/[éó]$/i.test(clause[at]?.raw ?? '')
  )
    return true;
  if (before === 'en' && /^(?:principio|teoria)$/.test(word)) return true;
  if (before === 'por' && word === 'ahora') return true;
  // "Lo revisa jurídica": it is another one's turn.
  if (
    /^(?:l[oae]s?|se)$/.test(before ?? '') &&
    /^(?:re)?(?:revis|verific|valid|defin|confirm|consult|autoriz|mir)(?:a|an|e|en)$/.test(word) &&
    !/[éÉ]$/.test(clause[at]?.raw ?? '')
  )
    return true;
  return word === 'personal' && /^(?:correo|email|mail|es|un|cuenta)$/.test(before ?? '');
}
