import type { Field } from '../../mail.ts';
import type { Fact } from './drafts.ts';
import { addressesIn, chosenAddress, pointsAtSender, spelledAddress } from './emails.ts';
import { OFFICES, TITLES } from './lexicon.ts';
import { companyAtHead, nameAtHead, roleAtHead } from './phrases.ts';
import { sentencesOf } from './sentences.ts';
import { type Hints, isPost, likeness } from './shape.ts';
import { isCorrection } from './statements.ts';
import { type Context, isPlaceholder, valueFor } from './values.ts';
import { fold, wordsOf } from './words.ts';

/** What running text says of a person; several names mean several people, whom prose alone does not tell apart. */
export interface Told {
  readonly facts: ReadonlyMap<Field, Fact>;
  readonly names: readonly string[];
  /** The one who says "soy" or "mi nombre es", if one does. */
  readonly self: string | null;
}

const NAME_CUES = [
  /\bme llamo:? /g,
  /\bse llama:? /g,
  /\b(?:su|cuyo|el|mi) nombre(?: completo| correcto)?(?: del? (?:la |el |los )?\w+)? es:? /g,
  /\ba nombre de(?:l| la)? /g,
  /\bes para (?:el |la )?/g,
  /(?:^|[.,;:] ?)yo,? /g,
  /\b(?:quien )?suscrit[oa],? /g,
  /\bquien suscribe,? /g,
  /\bquien (?:les |le |te )?escribe(?: es)?,? /g,
  /\bsoy /g,
  /\b(?:le|les) (?:escribe|saluda),? /g,
  /\b(?:al|a la|del|de la|el|la|los|las|para|con|a|es|y) (?:el |la )?(?:senor(?:a|ita)?|sr\.?|sra\.?|srta\.?|doctora?|dr\.?|dra\.?|ingenier[oa]|ing\.?|licenciad[oa]|lic\.?|arquitect[oa]|arq\.?|profesora?|don|dona|funcionari[oa]|colaboradora?|emplead[oa]|trabajadora?|usuari[oa]|companer[oa]|colega|jefe|jefa|gerente|directora?) /g,
  /\b(?:nuestr[oa]|nuev[oa]|mi|un[oa]?|otr[oa]) (?:nuev[oa] )?(?:funcionari[oa]|colaboradora?|emplead[oa]|trabajadora?|usuari[oa]|companer[oa](?: de \w+)?|colega|jefe|jefa|gerente|directora?|senor[a]?),? /g,
  /\b(?:cuenta|usuario|acceso|ingreso|perfil)(?: de usuario| de acceso)? (?:a |para |de )(?:la |el )?/g,
];
const ROLE_CUES = [
  /\b(?:me|se) desempen\w+(?: \w+mente)?,?(?: (?:como|en (?:el|la) (?:cargo|rol|puesto|funcion|labor) (?:de|como))) /g,
  /\bdesempen\w+ (?:el |la |un |mi )?(?:cargo|rol|puesto|labor|labores|funcion|funciones) (?:de|como) /g,
  /\bocup\w+ (?:el |un )?(?:cargo|puesto|rol) (?:de|como) /g,
  /\b(?:con|en|bajo|tiene|tengo|cuyo|ejerzo|ejerce|para)(?: el| un)? (?:cargo|rol|puesto) (?:de|como) /g,
  /\b(?:mi|su|cuyo|el|de) (?:cargo|rol|puesto|funcion|ocupacion)(?: (?:actual|correcto|real|completo))?(?: (?:en|dentro de) la (?:empresa|compania|entidad|organizacion|institucion))? (?:es|sera|corresponde a|seria)(?: el| la)?(?: de)? /g,
  /\b(?:trabaj|labor|ejer[cz]|vincul|contrat|ingres|nombrad|actu|fung|design|promovid|ascendid|entr)\w*(?: \w+mente)? como /g,
  /\b(?:trabaj|labor|prest|vincul|contrat|ingres|nombr|design)[^,;:]{1,90}? como /g,
  /\ben (?:mi )?calidad de /g,
  /^como (?=[a-z]+[ao]r?a? )/g,
];
const COMPANY_CUES = [
  /\b(?:trabaj|labor|prest)[a-z]*(?: \w+mente)?(?: mis servicios)? (?:en|para|con) /g,
  /\b(?:de|en|a|para|por|con|desde|es|y) (?:la|nuestra|mi|esta|una|dicha|esa) (?:empresa|compania|entidad|organizacion|institucion|firma|sociedad|corporacion|cooperativa|ips|ese|e\.s\.e\.)(?:,)?(?: (?:denominada|llamada|es|se llama))? /g,
  /\b(?:est[ae]|nuestra) (?:empresa|compania|entidad|organizacion|institucion),? /g,
  /\b(?:empresa|compania|entidad|organizacion|razon social)(?: correcta| completa)?(?: en la que (?:trabajo|laboro)| donde (?:trabajo|laboro)| a la que pertenezco)?(?: es)?:? /g,
  /\b(?:pertene[a-z]+ a|hago parte de|hace parte de|(?:en )?representacion de|de parte de|emplead[oa] de|funcionari[oa] de|colaborador[a]? de|vinculad[oa] (?:a|con)|adscrit[oa] a|contratad[oa] por|en nombre de|escrib[a-z]+ de(?:sde)?|usuarios? (?:de|para)|personas de|funcionarios de|colaboradores de|emplead[oa]s de|companeros de|somos de|somos|soy de) /g,
];
/** Words for a person at work that name no post. */
const KIN =
  /^(?:jef[ea]|usuari[oa]|trabajadora?|funcionari[oa]|soci[oa]|sistemas|comercial|logistica|soporte|asociad[oa])$/;
const NOT_COMPANIES =
  /^(?:bogota|medellin|cali|barranquilla|cartagena|bucaramanga|pereira|manizales|colombia|cucuta|ibague|neiva|pasto|recursos|talento|sistemas|contabilidad|compras|area|departamento|sede|oficina|tesoreria|nomina|cartera|ventas|tecnologia|gerencia|direccion|mesa|soporte|logtec\w*|data protected|planta|bodega|produccion|lunes|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/;

/** "Ana Ruiz, (identificada con …,) auxiliar": what a person is, right behind the name. */
const AFTER_NAME =
  /^\s*(?:,?\s*(?:identificad[oa]|con (?:la )?c|c\.? ?c\.?|cedula|mayor de edad)[^,]{0,60})?\s*[,(–-]\s*(?:quien es |que es |actual |nuestr[oa] |el |la |soy )*([a-z]{4,})/;

/** What sentences say of name, company, role and address: "Soy …, me desempeño como … en …". */
export function toldIn(lines: readonly string[], hints: Hints, context: Context): Told {
  const facts = new Map<Field, Fact>();
  const names = new Set<string>();
  const companies = new Map<string, string>();
  const sentences = sentencesOf(lines);
  const isCompany = (text: string): boolean => {
    const company = companyAtHead(text);
    return company !== null && (company.hasForm || likeness('company', company.value, hints) >= 2);
  };
  const put = (field: Field, raw: string, line: string) => {
    const value = isPlaceholder(raw) ? null : valueFor(field, raw, context);
    if (value === null) return;
    const before = facts.get(field);
    if (before === undefined) facts.set(field, { value, line });
    else if (before.value === null || field === 'company' || fold(before.value).includes(fold(value))) return;
    else
      facts.set(field, fold(value).startsWith(fold(before.value)) ? { value, line } : { value: null, line });
  };
  const putCompany = (text: string, line: string, isSure: boolean) => {
    const company = companyAtHead(text);
    if (company === null || NOT_COMPANIES.test(fold(company.value))) return;
    if (isSure || company.hasForm || likeness('company', company.value, hints) >= 2)
      companies.set(company.value, line);
  };
  for (const sentence of sentences) {
    const folded = fold(sentence);
    if (folded.length !== sentence.length) continue;
    for (const match of folded.matchAll(/\b(?:nuestr[oa]|nuev[oa]|la|el|al|del|un[oa]?) (?=([a-z]{4,}))/g))
      if (isPost(match[1] ?? '') && !TITLES.has(match[1] ?? ''))
        takeNamedPost(sentence.slice(match.index + match[0].length), sentence);
    for (const name of namesIn(sentence, folded, hints, isCompany)) {
      names.add(name.value);
      put('fullName', name.value, sentence);
      afterName(sentence.slice(name.end), sentence);
    }
    for (const at of ends(folded, ROLE_CUES)) takeRole(sentence.slice(at), sentence);
    for (const match of folded.matchAll(
      /\b(?:soy|es|somos) (?:el |la |un |una |nuestr[oa] |l[oa]s )?(?:nuev[oa] |actual )?(?=([a-z]{4,}))/g,
    ))
      if (isPost(match[1] ?? '')) takeRole(sentence.slice(match.index + match[0].length), sentence);
    for (const match of folded.matchAll(
      /\b(?:cuenta|usuario|acceso|ingreso|alta)[^.:]{0,30} (?:para|del?|al) (?:el |la |l[oa]s )?(?:nuestr[oa] |nuev[oa] ){0,2}(?=([a-z]{4,}))/g,
    ))
      if (isPost(match[1] ?? '') && !TITLES.has(match[1] ?? '') && !KIN.test(match[1] ?? ''))
        takeRole(sentence.slice(match.index + match[0].length), sentence);
    for (const match of folded.matchAll(/\b(?:con|del|de) (?:el )?(?:cargo|rol|puesto) (?=([a-z]{4,}))/g))
      if (isPost(match[1] ?? '')) takeRole(sentence.slice(match.index + match[0].length), sentence);
    for (const match of folded.matchAll(/\bocup\w+ (?:la|el) (?=([a-z]{5,}))/g))
      if (OFFICES.has(match[1] ?? '') || isPost(match[1] ?? ''))
        takeRole(sentence.slice(match.index + match[0].length), sentence);
    for (const at of ends(folded, COMPANY_CUES)) putCompany(sentence.slice(at), sentence, true);
  }
  function takeRole(text: string, sentence: string): void {
    const role = roleAtHead(text, isCompany);
    if (role === null || role.value.length > 100 || KIN.test(fold(role.value))) return;
    put('role', role.value, sentence);
    const of = /^\s*,?\s*(?:de|en|del|para|al servicio de) /.exec(fold(role.rest));
    if (of !== null) putCompany(role.rest.slice(of[0].length), sentence, true);
  }
  /** "nuestra coordinadora de compras, Ana Ruiz": post and name side by side vouch for each other. */
  function takeNamedPost(text: string, sentence: string): void {
    const role = roleAtHead(text, isCompany);
    const rest = role?.rest.replace(/^[\s,(:–-]+/, '') ?? '';
    const name = role === null ? null : nameAtHead(rest, isCompany);
    if (role === null || name === null || likeness('fullName', name.value, hints) < 3) return;
    names.add(name.value);
    put('fullName', name.value, sentence);
    if (!KIN.test(fold(role.value))) put('role', role.value, sentence);
    afterName(rest.slice(name.end), sentence);
  }
  function afterName(text: string, sentence: string): void {
    const next = AFTER_NAME.exec(fold(text.slice(0, 200)));
    const post = next?.[1] ?? '';
    if (next !== null && isPost(post)) takeRole(text.slice(next[0].length - post.length), sentence);
    const of = /^\s*,?\s*(?:de|del|de la) (?:la )?(?:empresa )?/.exec(fold(text));
    if (of !== null) putCompany(text.slice(of[0].length), sentence, false);
  }
  const company = theOne(companies, sentences, hints);
  if (company?.value) put('company', company.value, company.line);
  const email = addressTold(sentences, context);
  if (email !== null) facts.set('email', email);
  const selves = sentences.flatMap((sentence) => firstPersons(sentence, isCompany));
  return { facts, names: [...names], self: selves.length === 1 ? (selves[0] ?? null) : null };
}

/** What sentences take back and say anew: "Perdón, el cargo es analista", "no es auxiliar sino analista". */
export function correctionsIn(
  lines: readonly string[],
  hints: Hints,
  context: Context,
): { sentence: string; facts: ReadonlyMap<Field, Fact> }[] {
  return sentencesOf(lines)
    .filter((sentence) => isCorrection(sentence) && !/ sino /.test(fold(sentence)))
    .map((sentence) => ({ sentence, facts: toldIn([sentence], hints, context).facts }));
}

/** Names behind "soy", "me llamo", "mi nombre es". */
function firstPersons(sentence: string, isCompany: (text: string) => boolean): string[] {
  const at = ends(fold(sentence), [/\bsoy /g, /\bme llamo:? /g, /\bmi nombre(?: completo)? es:? /g]);
  return at.flatMap((end) => nameAtHead(sentence.slice(end), isCompany)?.value ?? []);
}

function namesIn(
  sentence: string,
  folded: string,
  hints: Hints,
  isCompany: (text: string) => boolean,
): { value: string; end: number }[] {
  const found: { value: string; end: number }[] = [];
  for (const at of ends(folded, NAME_CUES)) {
    const name = nameAtHead(sentence.slice(at), isCompany);
    if (name !== null && !found.some(({ value }) => value.includes(name.value) || name.value.includes(value)))
      found.push({ value: name.value, end: at + name.end });
  }
  if (found.length > 0) return found;
  // "Ana Ruiz, auxiliar de nómina de Acme S.A.S.": a sentence that opens with a name and goes on with what the person is.
  const opening = nameAtHead(sentence, isCompany);
  const next = opening === null ? '' : fold(sentence.slice(opening.end));
  const goesOn = /^\s*[,(–-]\s*(?:soy |quien es |actual |nuestr[oa] |el |la )?([a-z]{4,})/.exec(next)?.[1];
  const isIntroduced = goesOn !== undefined && (isPost(goesOn) || goesOn.startsWith('identificad'));
  if (opening === null || !(isIntroduced || /^\s*[,(:–-]*\s*<?[^\s@]+@/.test(next))) return [];
  return likeness('fullName', opening.value, hints) >= 3 ? [opening] : [];
}

/** A cue that comes oftener in one sentence introduces nothing. */
const MAX_MATCHES = 3;

/** Where each of the cues ends in a sentence. */
function ends(folded: string, cues: readonly RegExp[]): number[] {
  return cues
    .flatMap((cue) =>
      [...folded.matchAll(cue)].slice(0, MAX_MATCHES).map((match) => match.index + match[0].length),
    )
    .sort((a, b) => a - b);
}

const OTHERS_COMPANY =
  /\b(?:proveedor\w*|contratista\w*|client\w*|aliad\w*|contrato|convenio|filial|outsourcing|comprad\w*)(?: \w+)? (?:de|con|del|a|para)(?: la| el| la empresa)?$/;

/** The only company spoken of; where none was introduced, the only one that shows its legal form. */
function theOne(
  companies: ReadonlyMap<string, string>,
  sentences: readonly string[],
  hints: Hints,
): Fact | null {
  const found = new Map(companies);
  if (found.size === 0) {
    for (const sentence of sentences) {
      let passed = 0;
      for (const match of sentence.matchAll(/(?:^|\s)(?=\p{Lu}[\p{L}.&]+)/gu)) {
        if (match.index < passed) continue;
        const company = companyAtHead(sentence.slice(match.index + match[0].length));
        if (OTHERS_COMPANY.test(fold(sentence.slice(0, match.index)).slice(-40))) {
          passed = match.index + (company?.end ?? 0);
          continue;
        }
        const isSeen = [...found.keys()].some((one) => one.includes(company?.value ?? one));
        if (
          company?.hasForm &&
          !isSeen &&
          !NOT_COMPANIES.test(fold(company.value)) &&
          wordsOf(company.value).length > 1
        )
          found.set(company.value, sentence);
      }
    }
  }
  const names = [...found.keys()].filter(
    (name) => ![...found.keys()].some((other) => other !== name && fold(other).includes(fold(name))),
  );
  const liked = names.length > 1 ? names.filter((name) => likeness('company', name, hints) >= 3) : names;
  const [only] = liked;
  return only !== undefined && liked.length === 1 ? { value: only, line: found.get(only) ?? '' } : null;
}

const NOT_FOR_THE_ACCOUNT =
  /escrib\w+ a|contact|dud|inquietud|informar a|autoriz|aprueb|(?:mi|su) jef|copia|respond\w+ a|personal|antes|anterior|antigu|ya no|alterno|gmail/;

/** The one address that sentences give, or that they point at; null when there are more, or it is named for something else. */
function addressTold(sentences: readonly string[], context: Context): Fact | null {
  const withAddress = sentences.filter((sentence) =>
    addressesIn(sentence).some(({ address }) => address === null || !context.isOwn(address)),
  );
  if (withAddress.length > 0) {
    const chosen = chosenAddress(withAddress.join(' \n '), context.isOwn);
    const line = withAddress[0] ?? '';
    if (chosen === undefined || chosen === null) return null;
    const said = fold(
      line.slice(0, Math.max(0, line.toLowerCase().indexOf(chosen.split('@')[0] ?? ''))).slice(-60),
    );
    return NOT_FOR_THE_ACCOUNT.test(said.split(/[,;(]\s/).at(-1) ?? '') ? null : { value: chosen, line };
  }
  for (const sentence of sentences) {
    const folded = fold(sentence);
    const spelled =
      /([a-z0-9._-]{2,40}) ?[([]?(?:arroba|at)[)\]]? ?((?:[a-z0-9-]{2,40}) ?(?:(?:\.|punto|\(punto\)) ?[a-z0-9-]{2,30} ?){1,4})/.exec(
        folded,
      );
    const address = spelled === null ? null : spelledAddress(spelled[0].trim());
    if (address !== null && !context.isOwn(address)) return { value: address, line: sentence };
    if (
      context.sender !== null &&
      /correo|cuenta|mail|direccion|buzon/.test(folded) &&
      pointsAtSender(sentence)
    )
      return { value: context.sender, line: sentence };
  }
  return null;
}
