import { setOf } from './words.ts';

/** Nouns with which a post begins ("analista de nómina"); folded, and either gender by their stem. */
export const ROLE_NOUNS = setOf(
  'abogado abogada adjunto administrador administradora administrativo administrativa agente agronomo alcalde alcaldesa ' +
    'almacenista analista antropologo apoderado aprendiz archivista arquitecto arquitecta asesor asesora asistente auditor ' +
    'auditora auxiliar bacteriologo bacteriologa bibliotecario bibliotecaria bodeguero cajero cajera capataz capitan chef chofer ' +
    'cirujano comandante comercial comprador compradora comunicador comunicadora conductor conductora conserje consultor ' +
    'consultora contador contadora contralor coordinador coordinadora corrector correctora curador dependiente desarrollador ' +
    'desarrolladora despachador despachadora dibujante digitador digitadora diagramador director directora disenador disenadora ' +
    'docente economista editor editora educador educadora ejecutivo ejecutiva electricista encargado encargada enfermero ' +
    'enfermera especialista estadistico facilitador facturador facturadora farmaceuta fisioterapeuta formador formadora fotografo ' +
    'fundador funcionario gerente gestor gestora guarda guardia inspector inspectora instalador instaladora instructor ' +
    'instructora instrumentador interventor interventora investigador investigadora ingeniero ingeniera jardinero jefe jefa ' +
    'juez laboratorista lider liquidador litografo locutor logistica maestro maestra maquinista marinero mecanico medico medica ' +
    'mensajero mercaderista mercadeo monitor monitora montador nutricionista odontologo odontologa oficial operador operadora ' +
    'operario operaria optometra orientador orientadora pagador panadero patronista pasante periodista personero personera ' +
    'piloto planeador planeadora planificador portero practicante presidente presidenta procurador productor productora ' +
    'profesional profesor profesora programador programadora promotor promotora propietario propietaria psicologo psicologa ' +
    'psicoorientadora quimico quimica radiologo realizador recaudador recepcionista reclutador rector rectora registrador ' +
    'regente representante residente responsable revisor scrum secretario secretaria sistemas soldador subdirector subdirectora ' +
    'subgerente supernumerario supervisor supervisora tallerista tecnico tecnica tecnologo tecnologa tesorero tesorera ' +
    'topografo topografa trabajador trabajadora trader traductor transportador tutor tutora vendedor vendedora veterinario ' +
    'veterinaria vicepresidente vicepresidenta vicerrector vicerrectora vigilante visitador visitadora zootecnista socio socia ' +
    'dueno duena biologo biologa geologo geologa sociologo sociologa matematico fonoaudiologo terapeuta cocinero cocinera ' +
    'mesero mesera manager head controller community product project owner developer tester qa coach freelance ceo cto cfo coo ' +
    'intendente subintendente notario notaria concejal edil gobernador delegado delegada comisario comisaria relacionista ' +
    'ebanista costurera confeccionista cortador modista estilista esteticista barbero guia promotoria talento subsecretario ' +
    'aux asist coord subdir admon gte subgte jef sup admin tecnol viceministro ministro magistrado fiscal defensor asociado asociada senior junior camarografo libretista sonidista ' +
    'mayordomo estibador estibadora vaquero vaquera celador celadora internista pediatra ginecologo ginecologa cardiologo ' +
    'cardiologa anestesiologo radioterapeuta soldadora tornero tornera fresador carpintero carpintera albanil plomero ' +
    'fileteador fileteadora empacador empacadora catador catadora tractorista montacarguista perforador parrillero ' +
    'galponero galponera liniero liniera obrero obrera jornalero minero herrero tendero tendera cocinera panadera ganadero ' +
    'ayudante contratista consejero consejera conductora camillero camillera ninera aseadora aseador cuidador cuidadora',
);

/** Offices named instead of the post ("ocupa la subgerencia científica"). */
export const OFFICES = setOf(
  'gerencia subgerencia direccion subdireccion coordinacion jefatura presidencia vicepresidencia secretaria tesoreria rectoria ' +
    'vicerrectoria contraloria auditoria asesoria supervision administracion',
);

/** Legal forms and other endings by which a company is known. Compared without dots and blanks. */
export const LEGAL_FORM =
  /(?:^|[\s,(])(?:s\.?\s?a\.?\s?s\.?|s\.?\s?a\.?|ltda\.?|limitada|e\.?\s?s\.?\s?p\.?|e\.?\s?s\.?\s?e\.?|e\.?\s?u\.?|s\.?\s?c\.?\s?a\.?|s\.? en c\.?|cia\.?|& hijos|inc\.?|corp\.?|llc|s\.?r\.?l\.?|bic|e\.?i\.?c\.?e\.?|o\.?n\.?g\.?|i\.?p\.?s\.?|e\.?p\.?s\.?|c\.?t\.?a\.?)(?=$|[\s,.;)])/;

/** What else may stand behind a legal form: trading abroad, a zone with its own taxes, a foreign company's branch. */
export const BEHIND_FORM = /^(?:c\.\s?i\.?|zomac|zona franca|sucursal colombia)(?=$|[\s.,;)])/;

/** Nouns with which a company or an institution begins. */
export const COMPANY_NOUNS = setOf(
  'acueducto aeropuerto agencia agropecuaria aguas alcaldia alimentos almacen almacenes asociacion aseguradora aseo autoridad ' +
    'avicola banco bancolombia bodega bodegas caja camara carnicos cementos central centro centros cervecera clinica clinicas ' +
    'club cooperativa colegio comercializadora compania comunicaciones concejo concesion concesionario condominio confecciones ' +
    'conjunto consorcio constructora consultores consultorio contact contraloria corporacion corporativo cosmeticos cueros ' +
    'curtiembres defensoria departamento discoteca diseno distribuciones distribuidora distrito droguerias drogueria ecopetrol ' +
    'editorial ejercito electrificadora empaques empresa empresas energia escuela estacion estudio estudios ese esp ' +
    'exportadora expreso fabrica federacion ferreteria ferreterias filial finca fiscalia fondo fonda frigorifico frigorificos ' +
    'frutas fundacion funeraria ganaderia gimnasio gobernacion gremio grupo hacienda harinas hogar holding hospital hostal hotel ' +
    'hoteles iglesia importadora impresos industria industrias ingenio inmobiliaria institucion instituto inversiones ips ' +
    'joyeria laboratorio laboratorios lacteos ladrillera lavanderia libreria liceo licorera litografia logistica maderas mariscos ' +
    'metalmecanica metalurgica minera minerales ministerio molino molinos moda muebles municipio museo notaria oficina ' +
    'operadora optica organizacion panaderia panelas papeles papeleria parque parqueadero parroquia personeria pesquera petroleos ' +
    'plasticos policia postres prefabricados procuraduria producciones productos productora publicidad puerto quimicos ' +
    'refinadora registraduria repuestos restaurante resguardo revista salud sena seguridad seguros servicios sindicato sociedad ' +
    'sociedades solla soluciones suministros superintendencia supermercado supermercados taller talleres tecnologia tecnologias ' +
    'telecomunicaciones terminal textiles tienda tiendas trilladora transportadora transporte transportes turismo union unidad ' +
    'universidad veterinaria vidrios vinos viveros vivero zapatos zona medios caficultores cafe cooperadora corporaciones ' +
    'comfama compensar granja granjas arroz arrocera cerveceria consultoria contratistas cultivos dulces electricos envases ' +
    'equipos flores floristeria frenos gas hidroelectrica ingenieria ingenieros insumos inmobiliarias llantas lubricantes maquinaria ' +
    'mensajeria metales motos navieras naviera ortopedicos pinturas pollos porcicola proyectos quesos reciclajes remates ropa ' +
    'salsamentaria semillas sistemas tejidos telas tintoreria tostadora turistica uniformes veterinarios viajes',
);

/** Words that do not stand in a person's name. */
export const NOT_IN_NAMES = setOf(
  'gracias saludos cordialmente atentamente buenos buenas dias tardes noches hola cuenta ayuda soporte solicitud activacion ' +
    'usuario correo cargo empresa nombre datos adjunto favor por para que con mi me se les le su sus nos esta este ese como ' +
    'desde hasta muy mas no si ya lo es son fue sera necesito quiero requiero solicito tel cel telefono celular pbx ext extension ' +
    'nit calle carrera avenida piso oficina bogota medellin cali barranquilla colombia enviado iphone android outlook www com ' +
    'area departamento sede ciudad direccion equipo team senores senor senora doctor doctora logtec logtecgroup plataforma',
);

export const NAME_TIES = setOf('de del la las los san santa y da do dos von van e');

export const TITLES = setOf(
  'senor senora senorita sr sra srta doctor doctora dr dra ingeniero ingeniera ing licenciado licenciada lic don dona profesor ' +
    'profesora prof arquitecto arquitecta arq abogado abogada abg padre capitan mayor coronel teniente sargento',
);

/** Given names common in Colombia: evidence that a line is a person and not a company or a post. */
export const GIVEN_NAMES = setOf(
  'adriana alba alberto alejandra alejandro alexander alexandra alfonso alfredo alicia alonso alvaro amanda amparo ana andrea ' +
    'andres angel angela angelica angie antonio aracely armando arturo astrid aura beatriz bernardo bibiana blanca brayan bryan ' +
    'camila camilo carlos carmen carolina catalina cecilia cesar cindy clara claudia consuelo cristian cristina christian dairo ' +
    'daniel daniela danilo dario david dayana deisy denis diana diego dora duvan duban eder edgar edilberto edilson edison eduardo ' +
    'edwin efrain elena eliana eliecer elizabeth elkin elsa elvira emilio emma enrique erica erika ernesto esperanza esteban ' +
    'esther eugenia fabian fabio fabiola federico felipe fernanda fernando ferney flor francisco freddy fredy gabriel gabriela ' +
    'german gerardo gilberto gina giovanny gladys gloria gonzalo graciela guillermo gustavo harold hector heidy helena henry ' +
    'heriberto hernan hernando hugo humberto ines ingrid irma isabel isabella ivan ivonne jaime jairo janeth javier jeison jenny ' +
    'jennifer jesica jessica jesus jhoana jhon jhonatan johan johana johanna john jonathan jorge jose juan juana juanita julia julian ' +
    'juliana julieth julio karen karina karol katherine kelly kevin laura leidy leonardo leonor leticia liliana lina lorena lucas ' +
    'lucero lucia lucila lucy luis luisa luz magda magdalena manuel manuela marcela marco marcos margarita maria mariana maribel ' +
    'maricela mario marina maritza marlene marleny marta martha martin mary mateo mauricio mayra mercedes michael miguel milena ' +
    'milton miriam monica nancy natalia nelly nelson nestor nicolas nidia nohora nora norma nubia olga omar orlando oscar oswaldo ' +
    'pablo paola paula patricia pedro pilar rafael ramiro ramon raquel raul rebeca ricardo roberto rocio rodolfo rodrigo rosa ' +
    'rosalba ruben rubiela ruth samuel sandra santiago sara sebastian sergio silvia simon sofia sol sonia stefany stella stiven ' +
    'susana tatiana teresa tomas valentina valeria vanesa vanessa veronica victor victoria vilma viviana walter wbeimar wilfredo ' +
    'william willian wilmer wilson ximena yamile yaneth yasmin yeimy yeison yenny yesenia yesica yesid yolanda yuli yuliana yurany ' +
    'yury zoraida aida ligia marisol ofelia arley arnulfo aldemar benjamin celia edith elias evelyn fidel fernan gildardo hilda ' +
    'ignacio jacqueline joaquin joel lady leandro lilia lyda mabel maicol marlon mireya moises myriam nataly neyla norberto ' +
    'octavio octavia oliver paulina piedad rigoberto rosario salome saul tulio uriel vicente wendy xiomara yadira zulma emperatriz ' +
    'agustin albeiro alcira alirio amalia amelia anabel anibal anselmo antonia apolinar arcadio ariel aristides ' +
    'arnoldo aurelio aurora azucena baltazar barbara belen belisario berenice berta bertha braulio brenda briceida ' +
    'britney bruno calixto carina carla carlota carolay casimiro cayetano celina celmira cenaida chiquinquira ' +
    'cipriano ciro claribel clemencia clemente cleotilde concepcion constanza cornelio crisanto cristobal dagoberto ' +
    'dalia dalila damaris damian danna debora deicy delfina delia demetrio derly dilia diomedes dionisio dolly ' +
    'dolores donaldo dorian doris duberney dulce edgardo edinson edna eduar edward edy efren egidio eladio ' +
    'elber eleazar elisa eliseo eloisa eloy elver ember emerson emiro encarnacion enith erasmo erlinda ernestina ' +
    'esmeralda esneider estela estella etelvina eudoro eufemia eugenio eulalia eusebio eva evaristo ezequiel ' +
    'fanny faustino felix filomena flavio florentino gabino genaro geovanny gisela glenda gregorio griselda guiomar ' +
    'haidy harvey heber hebert heidi heiner hermes herminia hipolito honorio horacio hortensia idalia ilse imelda ' +
    'inirida irene iris isaac isaias isidro ismael israel italo ivette jacinto jackeline jader jaider jasmin jazmin ' +
    'jeferson jefferson jeimmy jeimy jenifer jennyfer jeremias jeronimo jhoan jhonny jimena joana joanna jonatan ' +
    'josefina josue jovany jovita judith karla katerine katherin kathy keila kimberly laureano lazaro leila ' +
    'lesly libardo lida lilian lisandro lisbeth liseth lizbeth lizeth loida loreley loren lourdes luciana lucrecia ' +
    'ludivia luzmila magnolia maira maite malena marcelino marcial margot mariela marisela marlen marly maryi maryory ' +
    'maryuri maura maximiliano mayerly melisa melissa meliza merly misael nayibe nelcy nelsy nery nicanor nieves ' +
    'nilson noel noemi nohelia nohemi norbey nury obdulio odilia olinda omaira onofre orfa orfelina oriana osvaldo ' +
    'otilia otoniel ovidio pascual perla policarpo porfirio primitivo prospero ramona reinaldo reinel renata rene ' +
    'reynaldo robinson rogelio roger roman romelia romulo ronald rosalia rosalina rosana rosaura roxana rubi ' +
    'rubiel ruby rufino salvador samanta samara selene serafin sigifredo silvio solange soraya steven susan tania ' +
    'tarcisio teofilo thiago tito tobias ubaldo ulises valentin venancio vianey virgilio virginia wilder wilfrido ' +
    'wilman wilmar wilton yadir yair yamid yamileth yasmina yazmin yeferson yency yerson yessica yineth yohan yohana ' +
    'yolima yonatan yuleidy yulian yuliet yulieth yurani yurley zaida zenaida zoila',
);
