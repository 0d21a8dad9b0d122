/**
 * Courtesy in its many turns, put together from its parts: nobody writes the same thanks twice. Folded words throughout.
 */

export const words = (list: string): string[] => list.split(',').map((one) => one.trim());

/** Every way to take one from each list, in order; an empty part is left out. */
export const together = (...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>(
    (begun, part) => begun.flatMap((first) => part.map((next) => `${first} ${next}`.trim())),
    [''],
  );

const wishes = together(
  words(
    ',que tenga,que tengan,que pasen,que pase,tenga,tengan,les deseo,le deseo,feliz,que tengan un,que tengan una,que tenga un,que tenga una,les deseo un,les deseo una',
  ),
  words(
    'buen,buena,buenas,buenos,feliz,excelente,lindo,linda,bonito,bonita,muy buen,muy buena,muy feliz,grato,grata',
  ),
  words(
    'dia,dias,tarde,tardes,noche,noches,semana,fin de semana,resto de dia,resto de semana,jornada,lunes,martes,miercoles,jueves,viernes,sabado,puente,inicio de semana',
  ),
);

const attentive = together(
  words(
    'quedo atento,quedo atenta,quedo muy atento,quedo muy atenta,quedamos atentos,estare atento,estare atenta,atento,atenta,quedo pendiente',
  ),
  [
    ...together(
      ['a cualquier'],
      words(
        'novedad,inquietud,duda,comentario,cosa,observacion,pregunta,informacion adicional,requerimiento',
      ),
    ),
    ...together(
      ['a'],
      words(
        'comentarios,sus comentarios,novedades,inquietudes,dudas,lo que necesiten,su respuesta,su confirmacion,cualquiera,la creacion,la activacion,la notificacion,la confirmacion',
      ),
    ),
    ...words('de la creacion,de la activacion,de la notificacion'),
    ...together(['de cualquier'], words('novedad,inquietud,duda,cosa,pregunta,requerimiento')),
  ],
);

const anyDoubt = together(['cualquier'], words('cosa,duda,inquietud,novedad,pregunta,cosita'), [
  ...together(
    words('me,nos,me pueden,me puede,pueden,puede'),
    words(
      'avisan,avisa,avisas,llaman,llama,escriben,escribe,dicen,dice,cuentan,marcan,buscan,contactan,llamar,escribir,avisar,marcar,contactar,preguntar,llamarme,escribirme,avisarme',
    ),
  ),
  ...words(
    'con gusto,con mucho gusto,estoy atento,estoy atenta,estoy pendiente,estoy a la orden,estoy disponible,a la orden,quedo atento,quedo atenta,aqui estoy',
  ),
]);

const welfare = [
  ...together(
    words('espero,espero que,esperando que,deseo que,deseando que,esperamos que'),
    words(
      'esten,este,se encuentren,se encuentre,todos esten,todo este,todo vaya,todo marche,les este yendo,le este yendo',
    ),
    words('bien,muy bien,super bien,de lo mejor,muy bien todos,bien todos'),
  ),
  ...together(
    words('espero,espero que,esperando que,deseo que,deseando que,esperamos que'),
    words(
      'esten teniendo,este teniendo,hayan tenido,haya tenido,hayan pasado,haya pasado,tengan,tenga,esten pasando',
    ),
    words('un,una'),
    words('buen,buena,muy buen,muy buena,excelente,feliz,lindo,linda,bonito,bonita,gran'),
    words('dia,semana,tarde,manana,inicio de semana,fin de semana,puente,comienzo de semana,jornada'),
  ),
  ...together(
    words('como,que tal'),
    words('estan,esta,van,va,vamos,les va,le va,han estado,va todo,van todos'),
  ),
];

export const COURTESY: readonly string[] = [...wishes, ...attentive, ...anyDoubt, ...welfare];

/** What follows thanks, or an apology for coming late: as harmless behind a decision as before it. */
export const TAILS: readonly string[] = [
  ...words(
    'por alla,por aca,alla,aca,a todos por alla,para todos por alla,de mi parte,a la familia,al equipo,a todo el equipo,de siempre,lo que hacen,prestado,prestada,brindado,brindada',
  ),
  ...together(
    ['por'],
    words(
      ',su,la,el,las,los,sus,tu,toda la,todo el,tanta,esta,este,su valiosa,su pronta,su oportuna,la pronta,la oportuna',
    ),
    words(
      'gestion,ayuda,colaboracion,apoyo,atencion,aviso,informacion,tiempo,paciencia,recordatorio,seguimiento,notificacion,mensaje,diligencia,oportunidad,prontitud,comprension,rapidez,trabajo,labor,servicio,amabilidad,confianza,reporte,consulta,interes,revision,insistencia,eficiencia',
    ),
  ),
  ...together(
    ['por'],
    words(
      'avisar,avisarme,avisarnos,preguntar,consultar,consultarme,escribir,informar,informarme,informarnos,enviar,enviarla,enviarlo,recordar,recordarme,recordarmelo,contactarme,notificar,notificarme,estar pendiente,estar pendientes,tenerme en cuenta,compartir,compartirla,estar tan pendientes,estar siempre pendientes,estar tan atentos,tanto,todo lo que hacen,todo el apoyo,el apoyo de siempre,la ayuda de siempre,la colaboracion de siempre,la gestion de siempre,su apoyo de siempre,su ayuda de siempre,el apoyo brindado,la colaboracion prestada,la ayuda prestada,insistir,reenviar,reenviarla,reenviarlo,la aclaracion,todo,todo esto,estar al tanto',
    ),
  ),
  ...together(
    words('por,con,'),
    words('la,el,mi,la larga'),
    words(
      'demora,tardanza,retraso,espera,brevedad,hora,demora en responder,demora en contestar,tardanza en responder',
    ),
  ),
  ...together(
    words('que,por'),
    words('mande,envie,haber mandado,haber enviado,mandar,enviar,se me fue,les mande'),
    words('el otro,el anterior,el primero,un correo,el correo,el mensaje,la respuesta,uno'),
    words('vacio,en blanco,incompleto,sin nada,sin texto,vacia,incompleta'),
  ),
  ...words(
    'no haber contestado antes,no haber respondido antes,no haber escrito antes,no haberles contestado antes',
  ),
  ...together(
    words('por,que,la demora en'),
    words(
      'responder tarde,contestar tarde,no responder antes,no contestar antes,no haber respondido antes,no haber contestado antes,no responderles antes,responder hasta ahora,contestar hasta ahora,escribir tan tarde,no conteste antes,no respondi antes,no habia contestado,no habia respondido',
    ),
  ),
];

/** What an apology for an earlier message names. Behind a decision it would take the decision back. */
export const SORRY_FOR: readonly string[] = [
  ...words('por lo anterior,lo anterior,por lo de antes,por lo de ahora,con lo anterior,lo de antes'),
  ...together(
    words('por,con,'),
    words('la,el,mi,los,las,esta,este,tanta,tanto'),
    words(
      'confusion,enredo,molestia,molestias,inconveniente,inconvenientes,correo anterior,mensaje anterior,respuesta anterior,anterior respuesta,anterior mensaje,anterior correo,anterior,otro mensaje,otro correo,primer correo,primer mensaje,error,equivocacion,error anterior,error de digitacion,error de escritura,respuesta confusa,redaccion,ortografia,palabra,desorden,bobada',
    ),
  ),
  ...together(
    words('por,que'),
    words(
      'no contestar bien,no responder bien,no haber contestado bien,no haber respondido bien,no escribir bien,escribir mal,responder mal,contestar mal,no ser clara,no ser claro,no haber sido clara,no haber sido claro,no conteste bien,no respondi bien,no respondi con la palabra,no usar la palabra,no poner la palabra',
    ),
  ),
];

const created = words(
  'la cuenta,el usuario,la,le,la cuenta y el usuario,su cuenta,su usuario,su acceso,el acceso,el perfil',
);
const atLeisure = words(
  ',cuando gusten,cuando puedan,cuando quieran,en cuanto puedan,a la mayor brevedad,a la mayor brevedad posible,hoy mismo,de una vez,de una',
);
const link = words(
  'el enlace,el link,el correo,las credenciales,el acceso,la clave,la contrasena,los accesos,el enlace de activacion,el link de activacion,el correo de activacion,la invitacion',
);
const tied = (verbs: readonly string[], ends: readonly string[]): string[] =>
  verbs.flatMap((verb) => ends.map((end) => `${verb}${end}`));

/** What follows from a yes, told to the desk: harmless behind a decision, still to be done before one. */
export const FOLLOWING: readonly string[] = [
  ...words('notifiquese,comuniquese,cumplase,procedase,tramitese,registrese,creese,activese,informese'),
  ...together(
    words('pueden,puede,ya pueden,ya puede,favor,favor de,les pido,'),
    words('crear,activar,habilitar,abrir,generar'),
    created.filter((thing) => thing.length > 2),
    atLeisure,
  ),
  ...together(
    words('pueden,puede,ya pueden,ya puede,favor,'),
    tied(words('crear,activar,habilitar'), [
      'la',
      'lo',
      'le',
      'le la cuenta',
      'le el usuario',
      'le su cuenta',
      'le el acceso',
    ]),
    atLeisure,
  ),
  ...together(
    tied(words('creen,activen,habiliten,abran,generen'), ['', 'la', 'lo', 'le']),
    words(',la cuenta,el usuario,su cuenta,su usuario,el acceso'),
    atLeisure.slice(0, 1),
  ).filter((phrase) => phrase.length > 6),
  ...together(
    words(
      'proceder,procedan,proceda,procedamos,continuar,continuen,continue,seguir,sigan,siga,avanzar,avancen,adelante,pueden proceder,pueden continuar,pueden seguir,pueden avanzar,puede proceder,puede continuar,puede seguir,favor proceder,favor continuar,favor seguir',
    ),
    words(
      'con el proceso,con el tramite,con lo que sigue,con lo siguiente,con el siguiente paso,con el paso siguiente,con el procedimiento,con el procedimiento habitual,con el proceso habitual,con lo pertinente,con lo correspondiente,con lo de siempre,con el alta,con la creacion de la cuenta,con la creacion del usuario,con la activacion de la cuenta,con la activacion del usuario,con la apertura,de conformidad,como siempre,normal,normalmente,segun el procedimiento',
    ),
  ),
  ...words(
    'hagan lo pertinente,hagan lo correspondiente,hagan lo suyo,hagan lo propio,hacer lo pertinente,lo pertinente,quedo pendiente de la activacion,quedo atenta a que la activen,quedo atento a que la activen',
  ),
  ...together(
    words('se le puede,se le pueden,se puede,le pueden,le puede'),
    words(
      'dar acceso,dar el acceso,crear,activar,habilitar,crear la cuenta,crear el usuario,activar la cuenta,habilitar el acceso',
    ),
  ),
  ...together(
    words('le pueden,le puede,pueden,puede,favor,por favor,ya le pueden,'),
    words('enviarle,enviar,mandarle,mandar,compartirle'),
    link,
  ),
  ...together(words('envienle,mandenle,denle,compartanle'), link),
  ...together(
    words(
      'me avisan,me confirman,me cuentan,me informan,me copian,me escriben,nos avisan,nos confirman,nos cuentan,avisenme,avisarme,informenme,informarme,confirmenme,cuentenme,me avisa,me cuenta',
    ),
    words('cuando,apenas,una vez,en cuanto,tan pronto'),
    words(
      'quede lista,quede listo,quede activa,quede creada,quede,este lista,este listo,este activa,este creada,la activen,la creen,lo creen,le llegue el enlace,le llegue el correo,le llegue,todo este listo,este todo listo,la tengan lista,la tengan',
    ),
  ),
];

const OWN_AREAS = words(
  'operaciones,soporte,soporte tecnico,comercial,servicio,servicio al cliente,tecnologia,sistemas,ti,logistica,cuentas,atencion al cliente,mesa de ayuda,la mesa de ayuda,la mesa',
);

/** The writer's own desk. Of lawyers, managers and committees the writer only tells. */
export const SCOPES: readonly string[] = [
  ...together(
    words('por el,por parte del,de parte del,desde el,por parte de mi,por parte de nuestra'),
    words('area,equipo,proceso,departamento'),
    ['', 'comercial', ...together(['de'], OWN_AREAS)],
  ),
  ...together(
    words('desde,por parte de,de parte de,por'),
    OWN_AREAS.filter((area) => !/^(?:comercial|servicio|cuentas)$/.test(area)),
  ),
];

/** "No encuentro ninguna novedad". */
export const NOTHING_ODD: readonly string[] = together(
  words('no veo,no encuentro,no encontre,no tengo,no hay,no vi,sin'),
  [
    ...together(words('ninguna,'), words('novedad,observacion,inconsistencia,objecion,duda,irregularidad')),
    ...together(words('ningun,'), words('inconveniente,problema,reparo,impedimento')),
    ...words('nada raro,nada extrano'),
  ],
).filter((phrase) => !/^sin (?:observacion|nada)/.test(phrase));
