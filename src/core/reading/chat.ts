import { together, words } from './courtesy.ts';

/** How colleagues greet, wish well and speak of their day, put together from parts as courtesy is. Folded words throughout. */

export const GREETINGS: readonly string[] = [
  ...together(
    words(
      'hola,holi,holis,hey,ey,epa,quiubo,quihubo,que hubo,quibo,que mas,que tal,aloha,hello,hi,buenas,buenas buenas,buenos dias,buen dia,muy buen dia,muy buenos dias,buenas tardes,muy buenas tardes,buenas noches,muy buenas noches,atento saludo,un atento saludo,cordial saludo,un cordial saludo,respetado saludo,saludo cordial,reciban un atento saludo,reciba un atento saludo',
    ),
    words(
      ',a todos,a todas,para todos,a todos y todas,tengan todos,tenga usted,tengan ustedes,les deseo,todos,de nuevo,nuevamente,otra vez',
    ),
  ),
  ...words(
    'una vez mas gracias,de nuevo gracias,nuevamente gracias,otra vez gracias,gracias de nuevo,gracias nuevamente,gracias otra vez,mira,mire,miren,vea,vean,oye,oiga,oigan,les cuento,le cuento,te cuento,fijate,fijense,bueno mira,bueno pues,bienvenida,bienvenido,bienvenida al equipo,bienvenido al equipo,regards,best regards,kind regards,thanks,thank you,thx,ty,bye,nos vemos,un gusto,mucho gusto,estimados todos,apreciados todos',
  ),
  ...together(
    words('que'),
    words('la,lo,le,les,lo,te'),
    words('disfrute,disfruten,aproveche,aprovechen,vaya bien,vaya muy bien,guste,sirva,rinda'),
  ),
  ...together(
    words('feliz,buen,buena,bonito,lindo,linda,bonita,excelente'),
    words(
      'comienzo de semana,final de semana,cierre de semana,resto del dia,resto de la semana,ano,navidad,descanso,regreso,almuerzo,finde,viernes para todos',
    ),
  ),
  ...together(
    words('que'),
    words(
      'descansen,descanse,descansen mucho,esten bien,este bien,les vaya bien,le vaya bien,les vaya muy bien,Dios los bendiga'.toLowerCase(),
    ),
  ),
  ...together(
    words(
      'que pena,perdon,disculpa,disculpe,disculpen,perdonen,perdone,sorry,excusas,excusenme,pido disculpas,ofrezco excusas,mil excusas',
    ),
    words(
      ',contigo,con usted,con ustedes,con vos,con todos,que hasta ahora contesto,que hasta ahora respondo,que hasta ahora les contesto,que hasta ahora les respondo,que apenas contesto,que apenas respondo,que apenas ahora contesto,que hasta hoy contesto,que no contestara antes,que no les habia contestado,que no les habia respondido,lo tarde,tan tarde,molestar,que conteste tarde,que responda tarde',
    ),
  ),
];

/** "Con toda confianza". */
export const GLADLY: readonly string[] = together(
  words('con'),
  words(
    'toda la confianza,toda confianza,toda tranquilidad,toda la tranquilidad,todo el gusto,todo gusto,mucho gusto,el mayor gusto,el mayor de los gustos,los ojos cerrados',
  ),
);

/** English that slips into Spanish mail. */
export const ENGLISH_YES: readonly string[] = words(
  'approved,approve,yes,yep,yeah,sure,done,great,fine,all good,agreed,confirmed,ok ok',
);

/** "No tiene cuenta creada", "no está duplicada", "no figura en listas restrictivas": what is bad, denied, is good. */
export const NOTHING_BAD: readonly string[] = [
  ...together(
    words('no'),
    words('tiene,existe,hay,encontre,encuentro,vi,veo,aparece,registra'),
    words(',otra,otro,ninguna,ningun'),
    words('cuenta,usuario,solicitud,registro'),
    words(
      'creada,creado,previa,previo,activa,activo,anterior,duplicada,duplicado,repetida,repetido,igual,registrada,registrado,con ese correo,con ese nombre,a su nombre',
    ),
  ),
  ...together(
    words('no'),
    words('esta,es,aparece,sale'),
    words('duplicada,duplicado,repetida,repetido,reportada,reportado,bloqueada,vetada'),
  ),
  ...together(
    words('no'),
    words('figura,aparece,esta,sale'),
    words('en'),
    words(
      'listas restrictivas,ninguna lista restrictiva,lista restrictiva,la lista clinton,listas negras,lista negra,la lista negra',
    ),
  ),
  ...together(
    words('no hay,no tiene,no registra,no presenta,no encuentro,no encontre,no veo,no reporta,sin'),
    words(
      'inconsistencias,irregularidades,duplicados,alertas,antecedentes,reportes negativos,pendientes,deudas,observaciones,novedades,errores,problemas',
    ),
  ),
  ...together(words('nada'), words('que'), words('objetar,observar,agregar,anadir,decir,reportar')),
];

/** "Acabo de colgar con": a check that is just over. */
export const JUST_DONE: readonly string[] = together(
  words(
    'acabo de,acabamos de,termine de,terminamos de,ya termine de,recien acabo de,alcance a,logre,pude,logramos,pudimos',
  ),
  words(
    'hablar,colgar,llamar,llamarla,llamarlo,confirmar,confirmarlo,confirmarla,verificar,verificarlo,verificarla,revisar,revisarlo,revisarla,validar,validarlo,validarla,cotejar,chatear,cruzar,consultar,comprobar,contactar,contactarla,comunicarme,escribirle,leer,ver',
  ),
);

/** "Como les decía antes", "respondiendo a su pregunta": leads up to the word. */
export const AS_SAID: readonly string[] = [
  ...together(
    words('como'),
    words(',ya,les,le,ya les,ya le'),
    words('decia,dije,mencione,indique,comente,habia dicho,explique,escribi,informe'),
    words(',antes,ayer,hace un rato,en el correo anterior,en el otro correo,en mi correo,por telefono'),
  ),
  ...together(
    words('respondiendo,contestando,en respuesta,para responder,para contestar'),
    words('a,'),
    words('su,tu,la,el,este,lo de su'),
    words('pregunta,correo,mensaje,consulta,solicitud,inquietud,notificacion'),
  ),
];

/** "Me permito informar": that an answer follows. */
export const LEADS_UP: readonly string[] = together(
  words('me permito,nos permitimos,permitanme,me complace,me es grato,procedo a,quiero,queria'),
  words('indicar,informar,comunicar,responder,manifestar,confirmar,contestar,notificar').flatMap((verb) => [
    verb,
    `${verb}les`,
    `${verb}le`,
  ]),
  words(',lo siguiente,que mi respuesta es,mi respuesta,mi decision'),
);

/** "Quise escribir", "lo que quería poner era": the word that was meant follows. */
export const MEANT: readonly string[] = together(
  words(',lo que'),
  words('quise,queria,quisimos'),
  words('decir,poner,escribir,responder,contestar,mandar'),
  words(',era,es,fue'),
);

/** "Lo de «listo» era eso": what an earlier answer meant, behind the word that says so. */
export const IT_WAS: readonly string[] = together(
  words('lo de'),
  words('listo,ok,dale,vale,si,de acuerdo,perfecto,claro,bueno,hagale,de una'),
  words('era eso,era por eso,era para eso,era eso mismo,era que si,queria decir eso,era por esta'),
);

/** "Adelante con esa", "sigan con esta". */
export const GO_AHEAD: readonly string[] = [
  ...words('siga,sigamos,sigale,denle,denle tramite,dele tramite,dele,hagamosle,pueden avanzar'),
  ...together(
    words('adelante,procedan,proceda,proceder,sigan,siga,continuen,continue,avancen,denle'),
    words('con'),
    words('esa,esta,ese,este,eso,esto,todo,la cuenta,la solicitud,el usuario,su cuenta,lo solicitado'),
  ),
];

/** "Sin reparo alguno". */
export const WITHOUT_ANY: readonly string[] = [
  ...together(
    words('sin,no hay,no tengo'),
    words('novedad,novedades,nada,observaciones,comentarios'),
    words('que reportar,que agregar,que anadir,que comentar,que decir,por reportar,adicionales,adicional'),
  ),
  ...together(
    words('sin,no hay,no tengo,no veo,no vi,no encuentro,no encontre,no hallo,no halle'),
    words('reparo,problema,inconveniente,objecion,observacion,duda,novedad,impedimento,lio,pero'),
    words('alguno,alguna'),
  ),
];
