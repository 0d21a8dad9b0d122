import type { Field } from '../../mail.ts';
import { setOf } from './words.ts';

/** The nouns that name a datum, each with what it asks for. `other` data are read so as not to be taken for ours. */
export type Heading = Field | 'surname' | 'other';

const NOUNS: Readonly<Record<Heading, string>> = {
  fullName:
    'nombre nombres funcionario funcionaria usuario usuaria colaborador colaboradora empleado empleada solicitante ' +
    'titular persona trabajador trabajadora name',
  surname: 'apellido apellidos',
  company:
    'empresa compania entidad organizacion institucion razon sociedad corporacion empleador name_company company',
  role: 'cargo rol roll puesto funcion ocupacion posicion role position',
  email: 'correo correos email mail mails emails buzon cuenta',
  other:
    'telefono telefonos tel telef celular cel movil whatsapp contacto extension ext cedula cc documento identificacion ' +
    'id nit rut direccion ciudad municipio departamento pais sede sucursal area dependencia proceso seccion gerencia ' +
    'fecha motivo observacion observaciones nota asunto de para enviado from to subject date sent jefe web pagina ' +
    'website pbx fax licencia plataforma sistema modulo perfil tipo contrato profesion genero edad eps arl horario ' +
    'codigo numero item cliente proveedor responsable firma ticket caso referencia anexo anexos adjunto equipo serial ' +
    'placa prioridad categoria justificacion vigencia contrasena clave password enviados fwd tels mobile phone ' +
    'lugar centro regional zona turno oficina piso comentario comentarios descripcion solicitud permisos accesos ' +
    'autoriza autorizado autorizador aprobador supervisor aplicacion aplicativo producto servicio dominio skype linkedin ' +
    'instagram facebook twitter ref nombre_de_usuario salario ingreso cco bcc date importancia profesional',
};

export const HEADINGS: ReadonlyMap<string, Heading> = new Map(
  (Object.entries(NOUNS) as [Heading, string][]).flatMap(([heading, words]) =>
    [...setOf(words)].map((word) => [word, heading] as const),
  ),
);

/** Nouns for the person: they are headings of their own, but behind another noun only say whose datum it is. */
export const PERSON_NOUNS = setOf(
  'funcionario funcionaria usuario usuaria usuarios colaborador colaboradora empleado empleada solicitante titular persona ' +
    'personas trabajador trabajadora interesado interesada',
);

/** Words that may stand before the noun of a label. */
export const LEADING = setOf('mi mis su sus tu el la los las nuestro nuestra e y o como full');

/** Words that tie a label together; a noun behind one of them is no label of its own. */
export const TIES = setOf(
  'de del d la el los las lo un una con que q se en o u y e a al su sus mi mis tu nuestro nuestra para por es cual quien donde ' +
    'desde nombre numero direccion cuenta',
);

/** What else a label may say without asking for something else ("correo electrónico corporativo asignado"). */
export const MODIFIERS = setOf(
  'completo completos completa completas primer primero segundo propio propios propia social sociales actual actualmente ' +
    'vigente vigentes desempeno desempena desempenar desempenado ocupo ocupa ocupar ejerzo ejerce tengo tiene cumplo cumple ' +
    'pertenezco pertenece perteneciente pertenecer vinculado vinculada adscrito adscrita trabajo trabaja laboro labora ' +
    'laboral laborales presto presta servicios dentro interno electronico electronica electronicos corporativo corporativa ' +
    'corporativos institucional institucionales empresarial empresariales oficial asignado asignada registrado registrada ' +
    'registrar registro requiere requiero requerido requerida crear creacion creada creado activar activacion activara ' +
    'solicito solicita solicitado solicitada necesito necesita quiero quiere deseo desea exacto correcto correcta legal ' +
    'legales comercial juridica juridico mesa ayuda nuevo nueva nuevos asociado asociada usar usare utilizar utilizo ' +
    'quedar quede quedara debe habilitar habilitado acceso ingreso ingresar notificar notificacion notificaciones cuenta ' +
    'empresa empresas compania entidad organizacion institucion persona usuario usuaria usuarios funcionario funcionaria ' +
    'colaborador colaboradora empleado empleada solicitante titular trabajador trabajadora interesado interesada nombre ' +
    'nombres apellido apellidos correo email mail cargo rol puesto funcion ocupacion trabajo empleo negocio donde cual ' +
    'quien ustedes nosotros si no1 no2 debera relacionado relacionada ello este esta mismo valido valida activo activa ambos ambas todos todas name',
);

/** Words that turn a label into somebody else's or some other datum ("correo personal", "nombre del jefe"). */
export const NOT_OURS = setOf(
  'jefe jefa superior inmediato inmediata personal personales alterno alterna alternativo alternativa secundario secundaria ' +
    'recuperacion autoriza autorizo autorizador autorizado aprueba aprobador anterior antiguo antigua viejo proveedor ' +
    'supervisor supervisora lider facturacion referencia emergencia representante reporta remitente escribe envia contrasena ' +
    'gerente coordinador asistente secretaria adicional copia respaldo gmail hotmail whatsapp telefonico',
);

/** Near a noun in letters, but words of their own: never read as a misspelt noun. */
export const NOT_SLIPS = setOf(
  'puerto carga cargar correa corre carta carro largo caro hombre hombres nombrado nombrar rodo rosa personal perdona mil mal ' +
    'buzo empresas entrada cargado puestos titulo fundacion funciones vocacion estacion ocupado usual usado usuarios ' +
    'funciona funcionan funciono funcione funcionar cuento cuentan cuente cuenten cuantas cuanta cuesta puesta puestas corrio razones ' +
    'nombro posiciones titulares cargos amail maila roles companera companero entrada empresario empresaria emprender empleado emprendo expresa impresa represa',
);

/** "No answer" in the ways people fill a form with it. Compared with the folded value, whole. */
export const BLANKS = setOf(
  'na n/a n.a n.a. nd n/d s/d sd tbd ninguno ninguna nada nulo null vacio desconocido desconocida xx xxx -- - . .. ... ? ?? ??? ' +
    'ok x o test prueba idem igual adjunto anexo mismo misma arriba abajo anterior si no claro listo vacio vacia',
);

export const BLANK_STARTS = [
  'pendiente',
  'por definir',
  'por asignar',
  'por confirmar',
  'por establecer',
  'por determinar',
  'por crear',
  'por diligenciar',
  'por llenar',
  'por completar',
  'por verificar',
  'por validar',
  'por indicar',
  'por informar',
  'por enviar',
  'aun no',
  'aun sin',
  'todavia no',
  'todavia sin',
  'sin definir',
  'sin asignar',
  'sin cargo',
  'sin correo',
  'sin informacion',
  'sin confirmar',
  'sin dato',
  'no aplica',
  'no tengo',
  'no tiene',
  'no se ',
  'no lo ',
  'no cuento',
  'no cuenta',
  'no disponible',
  'no registra',
  'no recuerdo',
  'no hay',
  'no definido',
  'no asignado',
  'no sabemos',
  'no conozco',
  'no estoy',
  'no me ',
  'en tramite',
  'en proceso',
  'en creacion',
  'en construccion',
  'falta',
  'luego',
  'despues',
  'mas tarde',
  'mas adelante',
  'manana',
  'se envia',
  'se enviara',
  'se informa',
  'se confirma',
  'se define',
  'se definira',
  'lo confirmo',
  'lo envio',
  'le confirmo',
  'les confirmo',
  'te confirmo',
  'le envio',
  'les envio',
  'ya les',
  'escriba',
  'escribir',
  'indique',
  'indicar aqui',
  'ingrese',
  'diligenci',
  'complete',
  'completar',
  'llenar',
  'digite',
  'su nombre',
  'tu nombre',
  'su cargo',
  'su correo',
  'su empresa',
  'nombre completo',
  'nombre y apellido',
  'nombres y apellidos',
  'nombre de la empresa',
  'razon social',
  'cargo o rol',
  'correo corporativo',
  'correo electronico',
  'dato pendiente',
  'x definir',
  'xx',
  'por favor',
  'el que ustedes',
  'la que ustedes',
  'lo que ustedes',
  'esta pendiente',
  'queda pendiente',
  'quedo pendiente',
  'a definir',
  'a confirmar',
  'a la espera',
  'esperando',
  'desconoc',
  'reservado',
  'ver',
  'segun',
  'el mio',
  'la mia',
  'el mismo',
  'la misma',
  'el que',
  'la que',
  'lo que',
  'el de',
  'la de siempre',
  'la de mi',
  'como aparece',
  'en el adjunto',
  'en la firma',
  'en adjunto',
  'adjunto en',
  'ya lo',
  'ya la',
  'relacionado',
] as const;
