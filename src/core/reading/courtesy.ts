/**
 * Courtesy in its many turns, put together from its parts: nobody writes the same thanks twice. Folded words throughout.
 */

const words = (list: string): string[] => list.split(',').map((one) => one.trim());

/** Every way to take one from each list, in order; an empty part is left out. */
const together = (...parts: readonly (readonly string[])[]): string[] =>
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
      'avisar,avisarme,avisarnos,preguntar,consultar,consultarme,escribir,informar,informarme,informarnos,enviar,enviarla,enviarlo,recordar,recordarme,recordarmelo,contactarme,notificar,notificarme,estar pendiente,estar pendientes,tenerme en cuenta,compartir,compartirla,insistir,reenviar,reenviarla,reenviarlo,la aclaracion,todo,todo esto,estar al tanto',
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
