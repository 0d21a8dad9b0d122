import type { Clause, Token } from './clauses.ts';
import { COMPANY_NOUNS, GIVEN_NAMES, OFFICES, ROLE_NOUNS, TITLES } from './people/lexicon.ts';
import type { About, Names, Piece, Placed } from './pieces.ts';

/**
 * The closed vocabulary of what agents tell of a check that went well: who was asked, by which way, what was looked at, and in
 * which good state it was found. A clause with any other word tells of something else ("me colgaron", "está apagado"), and
 * leaves doubt. Folded words throughout.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const LINKS = listed(`
  habiendo como 
  a al ambos aca ahi ahora alla alli aqui asi cada con de del desde e el ella ellas ellos en entre es esa ese eso esos esas
  esta estan este esto estos estas ha han hace hacia hoy la las le les lo los me mi mis mismo misma mismos mismas muy nos nuestra
  nuestro nuestras nuestros para parte por que se si sido son su sus tambien tan todo toda todos todas un una uno unos unas y ya
  segun conforme basado nosotros conmigo fue fueron hasta yo bien cual propia propio haber acabo acabamos
`);

/** Verbs that tell how things are: "tiene contrato", "figura en la base", "hace parte del equipo". */
const STATES = listed(`
  tenemos tiene tienen hay cuenta cuentan figura figuran aparece aparecen pertenece pertenecen lleva llevan sigue siguen
  coincide coinciden corresponde corresponden concuerda concuerdan cuadra cuadran cumple cumplen conoce conocen conozco
  conocemos labora laboran laboro trabaja trabajan maneja manejan atiende atienden reemplaza compra compran factura opera operan distingue
  da dan doy damos di dio dieron dimos dice dicen dijo dijeron confirma confirman ratifica ratifican certifica certifican valida validan
  autoriza autorizan responde contesta trae traen encuentra encontre vi vimos hicimos hice hizo realizo realice realizamos efectuo efectue reporta soporta existe
  esta siendo usa usan ocupa ejerce desempena saben reconoce reconocen respalda respaldan avala avalan necesita
`);

const STEMS =
  'verific|verifiqu|comuniqu|certifiqu|ratifiqu|confront|revis|valid|confirm|consult|convers|habl|llam|contact|comunic|cotej|cruc|cruz|constat|comprob|corrobor|chequ|mir|pregunt|averigu|compar|marqu|contest|certific|autoriz|firm|envi|mand|adjunt|anex|radic|acredit|soport|document|ratific|aval|garantic|garantiz|asegur|explic|aclar|inform|indic|coment|mostr|aport|present|lleg|ingres|inici|empez|empec|comenz|arranc|entr|contrat|vincul|nombr|design|asign|encarg|registr|actualiz|renov|identific|trabaj|labor|solicit|manifest|cont|complet|habilit|reenvi|legaliz|diligenci|consign|ubic|deleg|acord|complement|sustent|relacion|encontr|examin|afili|matricul|facilit|suministr|alleg|qued|repas|contrast|proporcion|mencion';
const SECOND =
  'respond|escrib|atend|remit|recib|compart|le|respondi|vincul|corregi|inscrib|transfir|transmit|emit|asist|cumpl|acud|refer|v|conoc|requer|exig|incluy|inclu|unid|expid|debid';
/** "Verifiqué", "confirmó", "hablamos", "respondieron", "validada": done, and told as done. */
const DONE = new RegExp(
  `^(?:re)?(?:(?:${STEMS})(?:e|o|amos|aron|ad[oa]s?)|(?:${SECOND})(?:i|io|imos|ieron|id[oa]s?))$`,
);
const PARTICIPLES = listed(
  'visto vista hecho hecha hechas escrito escrita inscrito inscrita pasaron pasamos entregaron entregado entregados entregada impreso puesto puesta dicho suscrito suscrita leyo',
);

const PEOPLE = listed(`
  empresa empresas compania cliente clientes persona contacto contactos titular solicitante usuario usuaria senor senora senorita
  muchacha muchacho nina chica companero companera companeros empleado empleada empleados empleadas trabajadora trabajadores
  funcionaria funcionarios colaborador colaboradora colaboradores proveedor proveedores proveedora aliado aliada secretario
  patron patrona dueno duena papa referencia referido referida conocido conocida conocidos personal gente equipo grupo jefes
  jefaturas inmediato inmediata integrante miembro
`);
const AREAS = listed(`
  area areas departamento division seccion talento humano humana recursos humanos rrhh rh th gth gestion nomina cartera compras
  ventas comercial contabilidad contable contabilizacion sistemas tecnologia ti juridica juridico tesoreria operaciones operacion calidad produccion administracion
  administrativa administrativo financiera financiero gerencia general recepcion conmutador planta sede sucursal oficina regional
  servicio servicios cliente logistica logistico mercadeo despachos bodega almacen inventarios mantenimiento proyectos seguridad salud ambiental soporte
  tecnico tecnica atencion facturacion cuentas importaciones exportaciones aduanas principal obra obras transporte costos credito
  impuestos auditoria personas bienestar seleccion contratacion pedidos pagos facturas requisiciones casa entidad proyecto universidad colegio desarrollo ingenieria comunicaciones prensa archivo legal
`);
const THINGS = listed(`
  datos dato informacion nombre nombres apellido apellidos cargo rol puesto funciones funcion correo correos email mail telefono
  telefonos celular numero extension whatsapp chat linea llamada llamadas mensaje cedula identidad identificacion documento
  documentos documentacion papeles soporte soportes anexo anexos adjunto adjuntos rut nit rues camara comercio certificado certificacion
  carta contrato contratos convenio convenios vinculo vinculacion relacion orden ordenes base bases listado lista directorio
  planilla organigrama crm sap erp sistema plataforma pagina web portal dominio direccion razon social registro ficha carne
  foto firma poder autorizacion aval visto bueno ok vobo requisitos requisito verificacion validacion
  confirmacion validaciones verificaciones revision revisiones consulta cotejo respuesta caso solicitud expediente carpeta formulario formato acceso via medio video videollamada
  teams meet ciudad codigo linkedin intranet dian matricula contratacion novedad fe razon labor empleo
  existencia representacion codigo nombramiento resolucion acta certificados campos campo items puntos punto casillas info data sitio
`);
const GOOD = listed(`
  activo activa activos activas vigente vigentes correcto correcta correctos correctas completo completa completos completas
  legible legibles valido valida validos validas real reales autentico autentica original originales conforme conformes conformidad realizada realizadas suministrada suministrados ok perfecto
  perfecta perfectos exacto exacta exactos igual iguales corporativo corporativa corporativos institucional institucionales
  empresarial empresariales nuevo nueva nuevos nuevas antiguo antigua directo directa principal legal laboral dia regla orden
  coherente coherentes consistente consistentes confiable legitimo legitima oficial oficiales planta confianza base toda actual
  actuales acuerdo enterado enterada enterados habil plena pleno excelente idoneo solicitados requeridos exigido exigida exigidos requerido requerida
  natural juridica importante importantes veraz veraces reemplazo exitosa exitoso exitosas satisfactoria melo nitido nitida bacano chevere fino impecable solido favorable limpio limpia hecha hecho tributario mercantil gusto nacional
`);
const TIMES = listed(`
  ayer anoche antier anteayer hoy manana tarde noche temprano rato momento dia dias semana mes meses ano anos hora horas minutos
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre
  noviembre diciembre recien recientemente actualmente hace pasado pasada inicio comienzo principios finales varios varias muchos
  ahorita largo tiempo cinco cuatro tres diez quince veinte dos seis siete ocho nueve
`);
const HOW = listed(`
  efectivamente correctamente directamente personalmente telefonicamente actualmente completamente perfectamente nuevamente
  plenamente debidamente exactamente recientemente igualmente legalmente realmente amablemente inmediatamente formalmente
  oficialmente satisfactoriamente rapidamente claramente totalmente presencialmente virtualmente verbalmente expresamente
  laboralmente telefonica mediante medio contra tras junto vez veces primera numero interno interna interna externo plenamente
  perfecto satisfactorio positivo positiva afirmativo
`);

const VOCABULARY: ReadonlySet<string> = new Set([
  ...LINKS,
  ...STATES,
  ...PARTICIPLES,
  ...PEOPLE,
  ...AREAS,
  ...THINGS,
  ...GOOD,
  ...TIMES,
  ...HOW,
  ...ROLE_NOUNS,
  ...OFFICES,
  ...COMPANY_NOUNS,
  ...TITLES,
]);
/** No adjective follows these: "don Ramiro", but "un señor furioso". */
const NAMED = /^(?:don|dona|doctora?|dra?|ing)$/;

/** Where anybody gets an address, and a list that nobody wants to be on. */
const NO_NAMES = listed(
  'gmail hotmail yahoo outlook clinton policia fiscalia juzgado procuraduria contraloria defensoria',
);

/** The requester chooses the name: it counts as one only where somebody is spoken of. */
const SPOKEN_OF = /^(?:de|del|en|con|a|por|para|la|el|y|senora?|senorita)$/;

/** Whether this word belongs to what is told of a check that went well, or names whom it was made with. */
export function isToldWord(clause: Clause, at: number, names: Names): boolean {
  const { raw = '', word = '' } = clause[at] ?? {};
  return (
    (VOCABULARY.has(word) && !NO_NAMES.has(word)) ||
    DONE.test(word) ||
    GIVEN_NAMES.has(word) ||
    (names.has(word) && SPOKEN_OF.test(clause[at - 1]?.word ?? '')) ||
    /^\d+$|\d.*\d/.test(word) ||
    isCodePart(clause, at) ||
    isNamed(clause, at) ||
    (raw.length === 1 && raw !== 'o' && raw !== 'u')
  );
}

/** Pieces of which nothing is known, or that mean something only with what stands beside them. */
const OPEN = new Set<Piece>(['unknown', 'vocative', 'name', 'of', 'lead', 'because', 'must', 'soon']);

interface Unknown extends Token {
  readonly isKnown: boolean;
}

/** The words of a clause that stand in such pieces, and whether what is told of a check may hold them. */
export function unknownIn(clause: Clause, pieces: readonly Placed[], about: About): Unknown[] {
  const found: Unknown[] = [];
  for (const { piece, from, length } of pieces) {
    if (!OPEN.has(piece)) continue;
    const isOpen = piece === 'unknown' || piece === 'vocative';
    for (const [at, token] of clause.slice(from, from + length).entries())
      found.push({ ...token, isKnown: !isOpen || isToldWord(clause, from + at, about.names) });
  }
  return found;
}

/** "(Hablé con) Yaneth", "la doctora Pinilla": a name by its capital, or after a title or another name. */
function isNamed(clause: Clause, at: number): boolean {
  const { raw = '', word = '' } = clause[at] ?? {};
  if (at > 0 && /^\p{Lu}\p{Ll}/u.test(raw) && !NO_NAMES.has(word)) return true;
  const before = clause[at - 1]?.word ?? '';
  const isShouted =
    /^\p{Lu}{2,}$/u.test(raw) && clause.every((token) => token.raw === token.raw.toUpperCase());
  return NAMED.test(before) || (isShouted && GIVEN_NAMES.has(before)) || /^\p{L}{3,}ez$/u.test(word);
}

/** "PA-114": the letters of a code. */
const isCodePart = (clause: Clause, at: number): boolean =>
  /^[a-z]{1,4}$/i.test(clause[at]?.raw ?? '') && /^\d+$/.test(clause[at + 1]?.word ?? '');

const TO_COME =
  /^(?:llama|marca|envia|manda|firma|responde|contesta|escribe|avisa|paso|pasa|envio|mando|reenvio|escribo|remito|entrega|dejo)$/;
const DAY_OR_WEEK = /^(?:semana|mes|ano|lunes|martes|miercoles|jueves|viernes|sabado|domingo)$/;

export function holdsSpoilt(clause: Clause): boolean {
  for (const at of clause.keys()) if (isSpoilt(clause, at)) return true;
  return false;
}

/** Words of the vocabulary that together spoil what is told. */
export function isSpoilt(clause: Clause, at: number): boolean {
  const [before = '', { word = '', raw = '' } = {}, after = ''] = [
    clause[at - 1]?.word,
    clause[at],
    clause[at + 1]?.word,
  ];
  const isPresent = !/[éó]$/i.test(raw);
  if (/^pasad[oa]$/.test(word)) return !DAY_OR_WEEK.test(before);
  // "Dos cuentas", "doble": but "hace dos años".
  if (word === 'dos') return !/^(?:hace|l[oa]s)$/.test(before) && !/^(?:anos|meses|veces)$/.test(after);
  if (/^fue(?:ron)?$/.test(word)) return !/\p{L}[ai]d[oa]s?$/u.test(after) || !DONE.test(after);
  if (word === 'parte') return before === 'en';
  if (word === 'veces') return true;
  // "Está en revisión": under way.
  if (
    before === 'en' &&
    /^(?:revision|verificacion|validacion|consulta|seleccion|contratacion|obra|credito|juridica)$/.test(word)
  )
    return true;
  if (word === 'ahora') return before === 'por';
  // "A la espera de firma", "va a nombre de Pedro": harmless elsewhere.
  if (word === 'espera' || word === 'va') return true;
  // "Y me llama", "le paso el caso", "envío a jurídica": what is to come, told in the present.
  if (isPresent && /^(?:y|me|nos|l[oae]s?|el|ella)$/.test(before) && TO_COME.test(word)) return true;
  // "Lo revisa jurídica": it is another one's turn.
  if (
    isPresent &&
    /^(?:l[oae]s?|se)$/.test(before) &&
    /^(?:re)?(?:revis|verific|valid|defin|confirm|consult|autoriz|mir)(?:a|an|e|en)$/.test(word)
  )
    return true;
  return word === 'personal' && /^(?:correo|email|mail|es|un|cuenta)$/.test(before);
}
