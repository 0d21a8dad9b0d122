/**
 * The turns of speech that introduce a datum in Spanish letters, on folded text: what is looked for begins where a cue ends.
 * Each is bounded, so that none can be made to search for long.
 */
/** A person's name follows. */
export const NAME_CUES = [
  /\bme llamo:? /g,
  /\bme presento[:,]? /g,
  /\bse llama:? /g,
  /\b(?:su|cuyo|el|mi) nombre(?: completo| correcto)?(?: del? (?:la |el |los )?\w+)? es:? /g,
  /\ba nombre de(?:l| la)? /g,
  /\bes para (?:el |la )?/g,
  /\byo,? (?!soy)/g,
  /\bpara mi, /g,
  /(?<!\bme |\bnos )\b(?:escribe|habla con|saluda|ingresa|entra),? /g,
  /\b(?:quien )?suscrit[oa],? /g,
  /\bquien suscribe,? /g,
  /\bquien (?:les |le |te )?escribe(?: es)?,? /g,
  /\bsoy /g,
  /\b(?:le|les) (?:escribe|saluda|habla),? /g,
  /\b(?:al|a la|del|de la|el|la|los|las|para|con|a|es|y) (?:el |la )?(?:senor(?:a|ita)?|sr\.?|sra\.?|srta\.?|doctora?|dr\.?|dra\.?|ingenier[oa]|ing\.?|licenciad[oa]|lic\.?|arquitect[oa]|arq\.?|profesora?|don|dona|funcionari[oa]|colaboradora?|emplead[oa]|trabajadora?|usuari[oa]|companer[oa]|colega|jefe|jefa|gerente|directora?|hermana|(?:nin[oa]|joven|muchach[oa]|senorit[oa])(?: nuev[oa])?),? /g,
  /\b(?:nuestr[oa]|nuev[oa]|mi|un[oa]?|otr[oa]) (?:nuev[oa] )?(?:funcionari[oa]|colaboradora?|emplead[oa]|trabajadora?|usuari[oa]|companer[oa](?: de \w+)?|colega|jefe|jefa|gerente|directora?|senor[a]?),? /g,
  /\b(?:y|e) para (?:el |la )?/g,
  /\ben su (?:lugar|reemplazo|puesto|cargo) (?:quedo|queda|entro|entra|esta|llego|llega|ingreso|ingresa),? (?:el |la )?/g,
  /\bpersona [^.;,:]{2,60} (?:es|sera|seria):? /g,
  /\b(?:crear|creen|activar|activen|habilitar|habiliten) (?:la|el) de(?:l| la)? /g,
  /\b(?:activ(?:en?|ar)|habilit(?:en?|ar)|registr(?:en?|ar)) a (?:el |la )?/g,
  /\b(?:activacion|habilitacion|alta)(?: de (?:la )?cuenta)? para (?:el |la )?/g,
  /\b(?:cuentas?|usuarios?|acceso|ingreso|perfil)(?: de usuario| de acceso| (?:(?:de|en|a) )?(?:la )?mesa de ayuda)? (?:a |para |de )(?:la |el )?/g,
];
/** No sentence without one of these can be led into a name by NAME_CUES. */
export const MAY_TELL_NAME =
  /en su |llama|llamo|presento|nombre|(?:es|[ye]) para |persona|cre(?:ar|en)|yo|suscri|escribe|para mi|ingresa|entra|soy |saluda|habla| (?:sr|dr|ing|lic|arq|don|senor|doctor|hermana|nin[oa]|joven|muchach|licenciad|arquitect|profesor|funcionari|colaborador|emplead|trabajador|usuari|companer|colega|jef|gerent|director)|cuenta|usuario|acceso|ingreso|perfil|activ|habilit|alta|registr/;
/** A post follows. */
export const ROLE_CUES = [
  /\b(?:me|se) desempen\w+(?: \w+mente)?,?(?: (?:como|en (?:el|la) (?:cargo|rol|puesto|funcion|labor) (?:de|como))) /g,
  /\bdesempen\w+ (?:el |la |un |mi )?(?:cargo|rol|puesto|labor|labores|funcion|funciones) (?:de|como) /g,
  /\bocup\w+ (?:el |un )?(?:cargo|puesto|rol) (?:de|como) /g,
  /\b(?:con|en|bajo|desde|tiene|tengo|cuyo|ejerzo|ejerce|para)(?: el| un)? (?:cargo|rol|puesto) (?:de|como) /g,
  /\b(?:mi|su|cuyo|el|de) (?:cargo|rol|puesto|funcion|ocupacion)(?: (?:actual|correcto|real|completo))?(?: (?:en|dentro de) la (?:empresa|compania|entidad|organizacion|institucion))? (?:es|sera|corresponde a|seria)(?: el| la)?(?: de)? /g,
  /\b(?:cargo|rol|puesto)\b[^.;?]{0,40}[,:;] (?:que )?(?:ahora |hoy |actualmente |en realidad |realmente |el (?:correcto|nuevo|actual) )?(?:es|soy|sera)(?: el| la)?(?: de)? /g,
  /\b(?:cargo|rol|puesto)(?: \w+){0,3} (?:ahora|hoy|actualmente|en realidad|realmente) es(?: el| la)?(?: de)? /g,
  /\b(?:nuevo|verdadero) (?:cargo|rol|puesto) es(?: el| la)?(?: de)? /g,
  /\b(?:pas(?:e|o) a ser|ascendid[oa] a|promovid[oa] a|nombrad[oa]|ahora soy|quede como|quedo como)(?: el| la)? /g,
  /\b(?:trabaj|labor|ejer[cz]|vincul|contrat|ingres|nombrad|actu|fung|design|promovid|ascendid|entr)\w*(?: \w+mente)? como /g,
  /\b(?:trabaj|labor|prest|vincul|contrat|ingres|nombr|design)[^,;:]{1,90}? como /g,
  /\ben (?:mi )?(?:calidad|condicion) de /g,
  /^como (?=[a-z]+[ao]r?a? )/g,
];
/** No sentence without one of these can be led into a post by ROLE_CUES. */
export const MAY_TELL_ROLE =
  /cargo|rol|puesto|funcion|ocupacion|ocup|desempen|pas[eo] a ser|ascen|promovid|nombra?d|nombr|ahora soy|qued[eo] como|trabaj|labor|ejer|vincul|contrat|ingres|actu|fung|design|entr|prest|calidad|condicion|^como /;
/** A company's name follows. */
export const COMPANY_CUES = [
  /\b(?:ambos|ambas|todos|todas|(?:los|las) (?:dos|tres|cuatro|cinco|\d{1,2}))(?: \w+){0,2} (?:(?:son )?de(?:l)?|trabaja[nm]\w* (?:en|para|con)|pertenece[nm]\w* a|labora[nm]\w* (?:en|para)) (?:la empresa |la )?/g,
  /\b(?:trabaj|labor|prest)[a-z]*(?: \w+mente)?(?: mis servicios)? (?:en|para|con) /g,
  /\b(?:de|en|a|para|por|con|desde|es|y) (?:la|nuestra|mi|esta|una|dicha|esa) (?:empresa|compania|entidad|organizacion|institucion|firma|sociedad|corporacion|cooperativa|ips|ese|e\.s\.e\.)(?:,)?(?: (?:denominada|llamada|es|se llama))? /g,
  /\b(?:ahora|hoy|actualmente) (?:ya )?estoy (?:en|con) /g,
  /\b(?:est[ae]|nuestra) (?:empresa|compania|entidad|organizacion|institucion),? /g,
  /\b(?:empresa|compania|entidad|organizacion|razon social)(?: correcta| completa)?(?: en la que (?:trabajo|laboro)| donde (?:trabajo|laboro)| a la que pertenezco)?(?: es)?:? /g,
  /\b(?:pertene[a-z]+ a|hago parte de|hace parte de|(?:en )?representacion de|de parte de|emplead[oa] de|funcionari[oa] de|colaborador[a]? de|vinculad[oa] (?:a|con)|adscrit[oa] a|contratad[oa] por|en nombre de|escrib[a-z]+ de(?:sde)?|usuarios? (?:de|para)|personas de|funcionarios de|colaboradores de|emplead[oa]s de|companeros de|somos de|somos|soy de) /g,
];
/** A post follows if the next word is one: "soy la analista", "la cuenta para nuestra analista", "con cargo analista". */
export const POST_CUES = [
  /\b(?:soy|es|somos) (?:el |la |un |una |nuestr[oa] |l[oa]s )?(?:nuev[oa] |actual )?(?=[a-z]{4})/g,
  /\b(?:cuenta|usuario|acceso|ingreso|alta)[^.:]{0,30} (?:para|del?|al) (?:el |la |l[oa]s )?(?:nuestr[oa] |nuev[oa] ){0,2}(?=[a-z]{4})/g,
  /\b(?:con|del|de) (?:el )?(?:cargo|rol|puesto) (?=[a-z]{4})/g,
  /\bocup\w+ (?:la|el) (?=[a-z]{5})/g,
  /\b(?:trabajar|laborar) (?:de|como) (?=[a-z]{5})/g,
  /\bme (?:pasaron|ascendieron|promovieron|nombraron|trasladaron) (?:a |como )?(?:la |el )?(?=[a-z]{5})/g,
  /\b(?:trabajo|trabaja|entre|entro|ingrese|ingreso|estoy|esta|quede|quedo) (?:aca |aqui )?de (?=[a-z]{5})/g,
];
/** A post follows, and right behind it perhaps the name of who holds it: "nuestra coordinadora de compras, Ana Ruiz". */
export const NAMED_POST_CUES = [/\b(?:nuestr[oa]|nuev[oa]|mi|la|el|al|del|un[oa]?) (?=[a-z]{4})/g];
/** The writer speaks of himself. */
export const SELF_CUES = [
  /\bsoy /g,
  /\b(?:le|les) (?:escribe|saluda|habla),? /g,
  /\bme llamo:? /g,
  /\bme presento[:,]? /g,
  /\bmi nombre(?: completo)? es:? /g,
];

/** Words for a person at work that name no post. */
export const KIN =
  /^(?:jef[ea]|usuari[oa]|trabajadora?|funcionari[oa]|soci[oa]|sistemas|comercial|logistica|soporte|asociad[oa])$/;
/** What people work in, or write from, that is no company: towns, departments, months, the desk itself. */
export const NOT_COMPANIES =
  /^(?:bogota|medellin|cali|barranquilla|cartagena|bucaramanga|pereira|manizales|colombia|cucuta|ibague|neiva|pasto|recursos|talento|sistemas|contabilidad|compras|area|departamento|sede|oficina|tesoreria|nomina|cartera|ventas|tecnologia|gerencia|direccion|mesa|soporte|logtec\w*|data protected|planta|bodega|produccion|lunes|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/;

/** "Ana Ruiz, (identificada con …,) auxiliar": what a person is, right behind the name. */
export const AFTER_NAME =
  /^\s*(?:,?\s*(?:identificad[oa]|con (?:la )?c|c\.? ?c\.?|cedula|mayor de edad)[^,]{0,60})?\s*[,(–-]\s*(?:quien es |que es |actual |nuestr[oa] |el |la |soy )*([a-z]{4,})/;

/** A cue that comes oftener in one sentence introduces nothing. */
const MAX_MATCHES = 4;

/** Where each of the cues ends in a sentence. */
export function ends(folded: string, cues: readonly RegExp[]): number[] {
  const places: number[] = [];
  for (const cue of cues) {
    // Not matchAll, which copies the expression each time: a sentence is tried against some fifty of them.
    cue.lastIndex = 0;
    for (let count = 0; count < MAX_MATCHES; count += 1) {
      const match = cue.exec(folded);
      if (match === null) break;
      places.push(match.index + match[0].length);
    }
  }
  return places.length < 2 ? places : places.sort(byPlace);
}

const byPlace = (a: number, b: number): number => a - b;
