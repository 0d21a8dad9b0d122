import {
  AS_SAID,
  ENGLISH_YES,
  GLADLY,
  GO_AHEAD,
  GREETINGS,
  IT_WAS,
  JUST_DONE,
  LEADS_UP,
  MEANT,
  NOTHING_BAD,
  WITHOUT_ANY,
} from './chat.ts';
import { COURTESY, FOLLOWING, NOTHING_ODD, SCOPES, SORRY_FOR, TAILS } from './courtesy.ts';
import { PhraseTree } from './phrase-tree.ts';

/**
 * What may stand around a decision without touching it, as phrases of folded words. A reply in which anything else stands
 * beside "aprobar" is in doubt, so a phrase is only listed when no careful reader could take it for a condition or a delay.
 */
export type PhraseKind =
  | 'courtesy'
  /** Goes on with a courtesy: "(gracias) por avisar". */
  | 'tail'
  /** What an apology is for, and words that mend an earlier answer: before a decision only, for behind it they take it back. */
  | 'sorry'
  | 'mended'
  /** A time gone by: beside what was checked. */
  | 'when'
  | 'assent'
  | 'thing'
  | 'of'
  | 'lead'
  | 'and'
  | 'check'
  | 'next'
  | 'because'
  | 'must'
  | 'soon'
  /** For whom the writer decides: "por el área de operaciones". Before a decision only, for behind it, it may name another. */
  | 'scope'
  /** Whom one speaks to, and what is only said for its sound, where a greeting, thanks or the decision itself goes before: "(gracias) vecinos". */
  | 'vocative';

const PHRASES: Readonly<Partial<Record<PhraseKind, string>>> = {
  courtesy: `
    hola, ve, ois, mijos, avemaria, eh avemaria, eh ave maria, bueno dias, oe, quiubo, sumerce, eche, erda, epa, ole, ala, mira, mire, miren, vea, vean, oiga, oigan, hombe, ombe, ave maria, jeje, buenas, buenos, buen dia, buenos dias, buenas tardes, buenas noches, buena tarde, buena noche, muy buenos dias, muy buenas tardes,
    muy buenas noches, muy buenas, muy buen dia, feliz dia, feliz tarde, feliz noche, feliz semana, feliz fin de semana, feliz inicio de semana, cordial saludo, un cordial saludo, reciba un cordial saludo,
    reciban un cordial saludo, saludos, saludos cordiales, un saludo, saludo, abrazo, un abrazo, abrazos, gracias, muchas gracias, mil gracias, mil y mil gracias,
    muchisimas gracias, gracias por su gestion, gracias por la gestion, gracias por su ayuda, gracias por la ayuda, gracias por su colaboracion,
    gracias por la colaboracion, gracias por su apoyo, gracias por el apoyo, gracias por su atencion, gracias por la atencion, gracias por avisar, gracias por preguntar, gracias por consultar, gracias por escribir,
    gracias por el aviso, gracias por informar, gracias por su tiempo, gracias a ustedes, gracias por todo, gracias por la informacion, gracias por enviar, gracias por la espera, gracias por su paciencia, agradezco, agradecemos, les agradezco, se agradece, le agradezco, muy agradecido, muy agradecida, agradecido, agradecida, gracias a todos, de antemano, desde ya, por favor, porfavor, porfa, por fa, porfis, xfa, x favor,
    xfavor, porfi, favor, plis, pls, please, por fis, si es tan amable, si son tan amables, muy amable, muy amables, con gusto, con mucho gusto, a la orden, quedo atento, quedo atenta,
    quedo muy atento, quedo muy atenta, quedamos atentos, atento, atenta, quedo pendiente, quedo al pendiente, estare atento, estare atenta, atte, att, atentamente, cordialmente, respetuosamente,
    estimados, estimado, estimada, apreciados, apreciado, senores, equipo, a todos, a todas, para todos, para todas, para ustedes, a ustedes, con ustedes, mesa de ayuda, mesa de servicio, mesa, equipo de soporte, soporte, portero, team, amigos,
    que tengan buen dia, que tenga buen dia, que tengan un buen dia, que tenga un buen dia, que tengan buena tarde, que tenga buena tarde, que tengan feliz dia, que esten bien, que esten muy bien, que este bien,
    espero que esten bien, espero que esten muy bien, espero se encuentren bien, espero que se encuentren bien, disculpe, disculpen, disculpa, disculpas, mis disculpas,
    perdon, perdone, perdonen, la demora, por la demora, el retraso, por el retraso, la tardanza, por la tardanza, lo siento, que pena, que pena la demora, que pena con ustedes, me expreso mal, me exprese mal,
    no los habia leido, no lo habia visto, no habia visto el correo, hasta ahora veo el correo, hasta ahora lo veo, apenas veo el correo, bendiciones, dios los bendiga, dios le pague, dios les pague, dios se lo pague, por favorcito, favorcito, slds, cdt, chao, hasta luego, hasta pronto, buen fin de semana, buena semana, excelente dia, excelente tarde,
    mil disculpas, ofrezco disculpas, con mis disculpas, con pena, muy apenada, muy apenado, que pena con todos, perdonenme, disculpenme, disculpeme, con todo gusto, encantada, encantado, companeros de soporte, companeros de la mesa de ayuda, companeros de mesa de ayuda, companeros de la mesa, amigos de soporte, senores de soporte, senores mesa de ayuda, senores soporte, equipo de mesa de ayuda, equipo de la mesa de ayuda, equipo mesa de ayuda, equipo logtecgroup, senores logtecgroup, mesa de ayuda logtecgroup, soporte logtecgroup, logtecgroup, se me habia pasado, se me paso, se me paso el correo, se me paso este correo, se me habia pasado el correo, se me habia pasado este correo, se me escapo, se me escapo este correo, se me habia escapado, se me habia escapado este correo, apenas lo vi, apenas lo leo, apenas leo el correo, hasta ahora lo leo, hasta ahora leo el correo, estaba en reunion, estuve en reunion, estaba en una reunion, estaba de vacaciones, estuve de vacaciones, estuve en vacaciones, estaba en vacaciones, vengo llegando, vengo llegando de vacaciones, estaba ocupada, estaba ocupado, estaba almorzando, desde el celular, escribo desde el celular, respondo desde el celular, desde el telefono, estaba sin internet, infinitas gracias, gracias de nuevo, gracias nuevamente, gracias equipo, muy gentil, muy gentiles, besos, cuidense, hasta manana, nos vemos, que verguenza, que verguenza con ustedes, que verguenza con todos, que verguenza la demora, que verguenza por la demora, muchas bendiciones, la estabamos esperando, la estaba esperando, dios les pague, dios le pague, mi dios les pague, dios los guarde, dios me los bendiga, que dios los bendiga, que descansen, que descanse, saludes, saludes por alla, saludos por alla, saludes a todos, saludes al equipo, saludos a todo el equipo, saludos al equipo, abrazos a todos, un abrazo a todos, un abrazo grande, un abrazo para todos, exitos, muchos exitos, un gran saludo, hasta una proxima, feliz resto de tarde, gracias y saludos,
    estaba en visita, estaba en una visita, estaba en terreno, estaba en campo, estaba en capacitacion, estaba en una capacitacion, estaba viajando, estaba de viaje, estaba fuera de la oficina, estuve fuera de la oficina, estuve incapacitada, estuve incapacitado`,
  assent: `
    al pelo, todo al pelo, chevere, bien chevere, esta chevere, esta bien chevere, eso esta bien, eso esta chevere, eso esta bien chevere, todo chevere, todo nitido, todo bacano, todo melo, de lujo, todo de lujo,
    okok, okokok, oka, si, si senor, si senora, si claro, claro si, sip, sisas, obvio, sin duda, sin dudarlo, sin misterio, sin misterios, sin vueltas, sin mas vueltas, sin tanta vuelta, sin rodeos, sin mas rodeos, o k, v b, se confirma, doy fe, by, firma, nada raro, nada extrano, nada fuera de lo normal, ninguna novedad, cero novedades, sin lio, sin lios, claro que si claro, todo bien por aca, responsable, agente responsable, concepto favorable, favorable, sin duda alguna, seguro, hecho, como no, super, genial, buenisimo, positivo, asi es, hagale, hagale pues, dale pues, listo pues, bueno pues, bien pueda, bien puedan, totalmente, autorizado, autorizada, va, claro, claro que si, por supuesto, desde luego, ok, okay, okey, oki, okis, listo, listos, vale, dale, bueno, bien, muy bien, perfecto, excelente, de acuerdo, estoy de acuerdo, correcto, confirmado, confirmo,
    entendido, entendida, enterado, enterada, notificado, notificada, recibido, yo respondo, yo respondo por ella, yo respondo por el, bajo mi responsabilidad, a ojo cerrado, todo bien, todo ok, todo correcto, sin problema, sin problemas, sin ningun problema, sin novedad, sin novedades, sin inconveniente, sin inconvenientes, sin ningun inconveniente,
    sin observaciones, sin comentarios, no hay problema, no hay ningun problema, no hay inconveniente, no hay ningun inconveniente, no veo problema, no veo ningun problema, no veo inconveniente, no veo inconvenientes, no tengo objecion, no tengo objeciones, no hay novedad, ningun problema, ningun inconveniente, no tengo observaciones,
    adelante, visto bueno, tiene mi visto bueno, mi visto bueno, con mi visto bueno, con visto bueno, va con mi visto bueno, doy visto bueno, doy el visto bueno, doy mi visto bueno, vobo, vo bo, sin mas comentarios, aja, esta bien, ah, ah ok, ah bueno, ah listo, uy, pues, entonces, ahora si, efectivamente, exacto, exactamente, afirmativo, de una, de una vez, sin mas, eso, eso es,
    por mi parte, de mi parte, por nuestra parte, de nuestra parte, de parte nuestra, nomas, no mas nada, de parte mia, por parte mia, por mi lado, de mi lado, por mi, para mi, desde mi lado, era, la palabra es, mi palabra es, repito, reitero, de nuevo, nuevamente, va de nuevo, ahi va, ups, oops, ay, oks, listo el pollo, sin objecion, sin objeciones, ninguna objecion, ninguna observacion, tiene mi aval, doy mi aval, definitivamente,
    quise decir, queria decir, quiero decir, me referia a, quise poner, mi respuesta es, la respuesta es, mi respuesta, respuesta, rta, rpta, r, mi decision es, la decision es, mi decision, decision, veredicto, concepto, resultado, estado,
    confirmo la aprobacion, confirmo mi aprobacion, respondo, contesto, en una palabra, en una sola palabra, con una palabra, con una sola palabra, con la palabra exacta, con la palabra, ahora si con la palabra, ahora si con la palabra exacta, va la palabra, la palabra, va con la palabra, palabra, o sea, es decir, lo que quise decir fue, lo que quise decir es, lo que quise decir era, lo que queria decir era, lo que queria decir es, aclaro, para que quede claro, para mayor claridad, para dejarlo claro, opcion, mi opcion, opcion 1, voto, mi voto, mi voto es, obviamente, obvio que si, envio mi respuesta, reenvio mi respuesta, reenvio la respuesta, damos visto bueno, doy el aval, por supuesto que si, desde luego que si, con toda seguridad, sin reparos, sin reparo, sin peros, sin pendientes, sin restricciones,
    no tengo ningun problema, no tengo problema, no tengo problemas, no tengo inconveniente, no tengo ningun inconveniente, acuso recibo, leido, asi esta bien, esta perfecta, esta perfecto, esta correcta, esta correcto, se ve bien, todo se ve bien, todo perfecto, me parece bien, me parece muy bien, me parece perfecto, me parece correcto, asi, asi como esta, tal como esta, tal cual, tal y como esta, como se solicita, como se solicito, como fue solicitada, como viene, como esta, segun solicitud, segun correo, segun lo solicitado, segun su solicitud, conforme a lo solicitado, sin cambios, con esos datos, con los datos que vienen, con los datos enviados, con los datos suministrados, con estos datos, con los datos de abajo, sin ningun cambio, por aca, por aca todo bien, por aca todo ok, por aca todo en orden, por este lado, por nuestra parte, por nuestro lado, de nuestra parte, de nuestro lado, sin problema por aca, sin novedad por aca, no tengo reparos, no tengo ningun reparo, no tengo reparo, con todo el gusto, con el mayor gusto, con muchisimo gusto, de mil amores, formalmente, oficialmente, expresamente, por escrito, sin reservas, sin reserva alguna, sin condiciones, sin condicion alguna, sin ninguna condicion, sin lio, sin lios, sin ningun reparo, sin ninguna observacion, sin ninguna novedad, para que quede por escrito, para que quede constancia, para que conste, para constancia, para dejar constancia, para que quede registro, para que quede registrado, para que quede la constancia, para que quede formal, para que quede formalizado, para los fines pertinentes, para lo pertinente, para lo de su competencia, tambien, acuso recibido`,
  thing: `
    acuso recibo de la solicitud, acuso recibo de esta solicitud, acuso recibo de su solicitud, acuso recibo del correo, como usuaria, como usuario, como nueva usuaria, como nuevo usuario, solicitud, la solicitud, esta solicitud, dicha solicitud, su solicitud, esa solicitud, a la solicitud, cuenta, la cuenta, esta cuenta, dicha cuenta, esa cuenta, su cuenta, peticion, la peticion, esta peticion, requerimiento, el requerimiento, este requerimiento,
    usuario, el usuario, este usuario, al usuario, la usuaria, usuaria, esta usuaria, dicho usuario, registro, el registro, este registro, acceso, el acceso, este acceso, su acceso, creacion, la creacion, activacion, la activacion, esta activacion, alta, el alta, ingreso, el ingreso,
    esa, ese, eso, su mensaje, su correo, este correo, este mensaje, el mensaje, su notificacion, la notificacion, su comunicacion, su consulta, su pregunta,
    caso, el caso, este caso, esta, este, esto, la, lo, le, se la, se le, solicitud de cuenta, la solicitud de cuenta, esta solicitud de cuenta, la nueva solicitud, esta nueva solicitud, solicitud de activacion, la solicitud de activacion, solicitud de usuario,
    la creacion de la cuenta, la creacion del usuario, la creacion de usuario, creacion de la cuenta, creacion de cuenta, creacion del usuario, la activacion de la cuenta, activacion de la cuenta, activacion de cuenta, activacion del usuario,
    la activacion del usuario, la apertura de la cuenta, la persona, a la persona, esta persona, a esta persona, al senor, a la senora, el senor, la senora, senor, senora, sr, sra, don, dona, doctor, doctora, ingeniero, ingeniera, ing, dr, dra, nueva solicitud, nueva cuenta, la nueva cuenta, el nuevo usuario, este nuevo usuario, este ingreso, el ingreso del usuario, solicitud adjunta, la cuenta solicitada, cuenta solicitada, el acceso solicitado, acceso solicitado, el usuario solicitado, acceso al portal, el acceso al portal, acceso a la mesa de ayuda, acceso al sistema, la mencionada, la mencionada solicitud, el correo, la solicitud del asunto, del asunto, en mencion, en referencia, de la referencia, mencionada, mencionado,
    la de arriba, la de abajo, el de arriba, esta de arriba, esta de abajo, este de arriba, lo de arriba, la de aca abajo, lo solicitado, lo de abajo, de abajo, lo que aparece abajo, que aparece abajo, lo pedido, en curso, recibida, adjunta, adjunto, del correo, de este correo, del mensaje, que me enviaron, que enviaron, que me llego, que llego, de la mesa de ayuda, mesa de ayuda, de mesa de ayuda, esta si, esta solicitud si, la presente solicitud, la presente, el presente caso, caso de la referencia, cuenta nueva, la cuenta nueva, usuario nuevo, el usuario nuevo, nuevo usuario, la creacion de cuenta, la apertura, apertura de la cuenta, la vinculacion, la inscripcion, crear la cuenta, crear el usuario, la mesa de ayuda`,
  when: 'esta manana, hoy en la manana, hoy temprano, ayer, ayer en la tarde, ayer en la manana, anoche, antier, anteayer, hace un momento, hace un rato, hace rato, hace poco, la semana pasada, el mes pasado, el ano pasado, recien, en dias pasados',
  mended:
    'correccion, una correccion, me falto la palabra, me falto la respuesta, me falto responder, me comi una letra, me comi letras, me equivoque de palabra, no habia entendido, no les habia entendido, no lo habia entendido, no habia entendido bien, no entendi, no entendi bien, no les entendi, ya entendi, ya les entendi, ya entiendo, corrijo, me corrijo, corrijo mi respuesta, corrijo mi respuesta anterior, corrijo lo anterior, no habia leido, no habia leido bien, no lei bien, no habia visto que era una sola palabra, respondi mal, conteste mal, escribi mal, puse otra palabra, puse mal la palabra, en mi respuesta anterior, ahora si va bien, va otra vez, otra vez, asi si, a ver si asi, de nuevo mi respuesta',
  of: 'de, del, de la, de el, a, al, para, para el, para la, a nombre de, de la empresa, para la empresa, de la senora, del senor, con codigo, codigo, con numero, numero, no de solicitud, en atencion a, en respuesta a, en respuesta al asunto, en respuesta al correo, en respuesta al mensaje, en atencion al asunto, respecto a, respecto de, con respecto a, con relacion a, con relacion al, en relacion al, respecto al, respecto del, con respecto al, frente al, en relacion con, en relacion a, atendiendo, atendiendo a, de acuerdo con, de acuerdo a, sobre, frente a, en cuanto a, referente a',
  lead: `
    doy, damos, otorgo, imparto, doy mi, damos nuestra, doy la, damos la, le doy, les doy, le doy mi, les doy mi, tiene mi, tienen mi, tiene nuestra, tienen nuestra, cuenta con mi, cuentan con mi, cuenta con nuestra, va con mi,
    yo, se, se le, se les, quedo, queda, quedan, esta, estan, procedo a, procedemos a, doy por, damos por, dar por, dese por, por este medio, por medio de este correo, por medio del presente, mediante este correo, es,
    me permito, me permito informar que, me permito informarles que, me permito confirmar que, me permito confirmarles que, me permito comunicar que, confirmo que, les confirmo que, le confirmo que, informo que, les informo que, le informo que, comunico que, les comunico que, manifiesto que, les cuento que, le cuento que, reitero que, repito que, dejo constancia de que, dejo constancia que, por supuesto que, claro que, claro que si, claro que yo, desde luego que, obvio que, por medio de la presente, por medio del presente correo, por medio de este mensaje, por la presente, por el presente, por este correo, con la presente, a traves de este correo, a traves del presente, a traves del presente correo, mediante el presente, mediante el presente correo, ya queda, quede, que quede, dejo, dejela, dejenla, dejarla, dejar, dejamos, se da por, darla por,
    por lo tanto, por tanto, por ende, por consiguiente, en consecuencia, por eso, por lo anterior, asi que, dicho esto`,
  and: 'y, e',
  vocative:
    'no mas, ois, oiste, mano, manito, sumerce, hombe, ombe, ome, bot, robot, robotico, robotcito, porterito, vecino, vecinos, vecina, gente, mi gente, gente linda, amigo, amiga, amigos, amiguitos, compas, parce, parceros, colegas, muchachos, chicos, chicas, companeros, companeras, equipo, equipazo, team, familia, papi, mijo, mija, hermano, mi hermano, veci, vecis, vecinita, vecinito, camarita, camaritas, camarada, camaradas, compa, compita, parcero, parcera, parceras, parcerito, socio, llave, llavecita, viejito, mi rey, mi reina, paisano, paisana, patron, patrona, profe, caballeros, jefe, doctor, ing, queridos, apreciados, todos, todas',
  check: `
    los datos, datos, la informacion, informacion, todo, todos los datos, toda la informacion, los datos estan, los datos son, la informacion esta, la informacion es, todo esta, todo se ve, esta todo, estan, en orden, en regla, al dia, correctos, correcta, correctas, completo, completa, completos, completas, conforme, conformes, coinciden, coincide, ok,
    revisado, revisada, revisados, verificado, verificada, verificados, validado, validada, validados, confirmados, confirmada, comprobado, ya revise, ya verifique, ya valide, ya confirme, ya revisado, ya verificado, ya validado, datos verificados, datos validados, datos correctos, datos completos, datos ok, informacion verificada, informacion correcta, informacion validada, informacion completa, cumple, cumple con todo, cumple con los requisitos, cumple requisitos, revisada la informacion, revisados los datos, verificados los datos, verificada la informacion, validada la informacion, segun lo revisado, segun lo validado, segun lo verificado, segun lo confirmado, segun lo hablado, segun lo conversado, segun lo acordado, segun validacion, segun verificacion, cliente conocido, cliente conocida, cliente activo, cliente antiguo, cliente vigente, cliente frecuente, cliente nuestro, cliente de siempre, clientes nuestros, clientes antiguos, tiene visto bueno, tiene el visto bueno, tienen visto bueno, con la empresa, con ellos, con el cliente, con la compania,
    segun lo visto, de acuerdo a lo conversado, de acuerdo con lo conversado, de acuerdo a lo hablado, de acuerdo con lo hablado, de acuerdo con lo acordado, de acuerdo a lo acordado, de acuerdo a lo revisado, de acuerdo con lo revisado, de acuerdo con lo validado, hice la verificacion, hice las verificaciones, hice la validacion, hecha la verificacion, hecha la validacion, hechas las verificaciones, realizada la verificacion, realizada la validacion, ya me habian avisado, ya me habian hablado, ya me habian dicho, ya me habian comentado, ya me lo habian dicho, ya estaba enterada, ya estaba enterado, ya estoy enterada, ya estoy enterado, ya tenia conocimiento, acabo de hablar, acabo de revisar, acabo de revisarla, acabo de verificar, acabo de validar, acabo de confirmar, acabo de llamar, acabo de llamarla, acabo de comprobar, acabo de consultar, tras verificar, tras revisar, tras validar, tras confirmar, tras consultar, tras hablar, haber revisado, haber verificado, haber validado, haber confirmado, haber hablado, despues de haber revisado, despues de haber verificado, despues de haber validado, despues de haber confirmado, despues de haber hablado, luego de haber revisado, luego de haber verificado, luego de haber validado, luego de haber confirmado, luego de haber hablado,
    esta en la base, estan en la base, esta en nuestra base, esta en el crm, figura como, figura en, figura con, aparece como, aparece en, aparece con, lleva anos, lleva varios anos, llevan anos, llevan varios anos, hechas las validaciones, hechas las validaciones del caso, hechas las verificaciones del caso, hecha la validacion del caso, ya tengo la confirmacion, ya tenemos la confirmacion, ya tengo confirmacion, ya tenemos confirmacion, tengo la confirmacion, ya tengo la validacion, ya tengo el visto bueno, ya me llego la confirmacion, me llego la confirmacion, da fe, dan fe, da fe de los datos, todo ok con, todo bien con, todo en orden con, todo correcto con, todo esta conforme, revisando el caso, revisado el caso, revisando la solicitud, revisada la solicitud, revisada la documentacion, revisados los documentos, revisando los documentos, uno por uno, encuentro todo correcto, encuentro todo en orden, encuentro todo bien, encuentro la informacion correcta, todo lo encuentro correcto, revisando la informacion, revisando los datos, de la revision, ya quedamos de acuerdo, la informacion corresponde, la informacion coincide, los datos corresponden, los datos coinciden`,
  next: `
    notificar, notificar al usuario, notificarle, notificarla, avisar, avisarle, avisar al usuario, avisarle al usuario, informar, informarle, informar al usuario, enviar el correo, enviarle el enlace, enviarle el correo, enviar credenciales, enviar las credenciales, notifiquen al usuario, avisenle, avisenle al usuario,
    procedan, proceder, procedamos, proceda, procede, pueden proceder, puede proceder, pueden continuar, puede continuar, continuar, continuen, continue, seguir, sigan, pueden seguir, pueden crearla, pueden crear la cuenta, pueden activarla, pueden activar la cuenta, crear, crearla, crear la cuenta, crear el usuario, creen la cuenta, creen el usuario, crearle la cuenta, creenla, activar, activarla, activar la cuenta, activen la cuenta, activenla, activar el usuario, habilitar, habilitarla, habilitar la cuenta, habilitar el usuario, enviar el enlace, envienle el enlace, dar acceso, darle acceso, den acceso, con el proceso, con la creacion, con la activacion, con el tramite, continuar con el proceso, me avisan, me avisas, me avisa, me confirman, avisenme, me cuentan, cualquier cosa me avisan, cualquier cosa me dicen, cualquier duda me avisan, cualquier cosa, cualquier inquietud, quedo atento a cualquier inquietud, quedo atenta a cualquier inquietud, cuando quede lista, cuando quede listo, cuando quede activa, cuando quede creada, cuando este lista, cuando este creada, cuando este activa, una vez quede creada, una vez quede activa, una vez quede lista, para continuar, para que pueda ingresar, para que pueda entrar, para que inicie,
    que se cree, que la creen, que le creen, que se le cree, que le den, que se le de, que se active, que la activen, que se habilite, pueden crear, pueden crear el usuario, puede crear el usuario, puede crear la cuenta, pueden crearlo, puede crearla, pueden activar, pueden activar el usuario, pueden activarlo, pueden habilitar la cuenta, pueden darle acceso, pueden avanzar, avancen, pueden proceder con la creacion, pueden proceder con la activacion, procedan con la creacion, procedan con la activacion, proceder con la creacion, proceder con la activacion, adelante con la creacion, adelante con la activacion, adelante con el proceso, adelante con el tramite, sigan adelante, favor proceder, favor continuar, favor crear la cuenta, favor crear el usuario, favor activar la cuenta`,
  must: `
    debo, debemos, toca, me toca, nos toca, hay que, tengo que, tenemos que, se debe, debe ser, lamentablemente, desafortunadamente, lastimosamente, infortunadamente, con pena, me permito, nos permitimos, por lo tanto, por tanto, por ende, por eso,
    por lo anterior, asi que, en consecuencia, por consiguiente, a raiz de eso, se procede a, opto por, decido`,
  soon: 'urgente, es urgente, con urgencia, lo antes posible, lo mas pronto posible, cuanto antes, de inmediato, inmediatamente, ya, ya mismo, ya por favor, rapido, rapidito, hoy, hoy mismo, 100, al 100, al ciento por ciento, la necesita, la necesitan, lo necesita, lo necesitan, que la necesita, que la necesitan, que lo necesita, que lo necesitan, que es urgente, es para hoy, la necesita para trabajar, la necesitan para trabajar, que la necesita para trabajar, la necesita para hoy, la necesitan para hoy, hoy por favor',
  because: `
    porque, por que, por lo que, ya que, debido a que, debido a, dado que, puesto que, pues, por cuanto, toda vez que, el motivo es, motivo, el motivo, motivos, los motivos son, razon, la razon es, la razon, razones, causa, la causa es, observacion, observaciones, es que, como quiera que, teniendo en cuenta que, por el siguiente motivo, por los siguientes motivos, por la siguiente razon, por las siguientes razones, por esta razon, por este motivo, por motivo de, en razon a que, en vista de que, comentario, justificacion,
    la razon es que, el motivo es que, explicacion, nota, detalle, detalles, aclaracion, considerando que, a causa de que, gracias a que, esto porque, esto debido a que, lo anterior porque, lo anterior debido a que, lo anterior dado que, lo anterior teniendo en cuenta que, lo anterior ya que, ya q, xq, xque, porq, pq, por q, por lo siguiente, por las siguientes causas, motivo del rechazo, motivo de rechazo, el motivo del rechazo es, razon del rechazo, causal, causal de rechazo, el motivo es el siguiente, la razon es la siguiente, el motivo es simple, visto que, por el hecho de que`,
};

const TREE = new PhraseTree<PhraseKind>();
for (const [kind, phrases] of Object.entries(PHRASES) as [PhraseKind, string][])
  TREE.add(kind, phrases.split(','));
TREE.add('courtesy', COURTESY);
TREE.add('tail', TAILS);
TREE.add('sorry', SORRY_FOR);
TREE.add('scope', SCOPES);
TREE.add('next', FOLLOWING);
TREE.add('assent', [...WITHOUT_ANY, ...NOTHING_ODD, ...NOTHING_BAD, ...ENGLISH_YES]);
TREE.add('courtesy', GREETINGS);
TREE.add('check', JUST_DONE);
TREE.add('assent', [...AS_SAID, ...GLADLY, ...LEADS_UP, ...MEANT, ...IT_WAS]);
TREE.add('next', GO_AHEAD);

/** The longest listed phrase that begins at `at`, of the kind asked for if any; null where none does. */
export function phraseAt(
  words: readonly string[],
  at: number,
  only?: PhraseKind,
): { kind: PhraseKind; length: number } | null {
  let found: { kind: PhraseKind; length: number } | null = null;
  let length = 0;
  let branch = TREE.next(0, words[at] ?? '');
  for (; branch !== 0; branch = TREE.next(branch, words[at + length] ?? '')) {
    length++;
    const kinds = TREE.kindsAt(branch);
    const kind = only === undefined ? kinds[0] : kinds.includes(only) ? only : undefined;
    // "La razón" opens a reason; "la razón social" is the name of a company.
    const isCompany = kind === 'because' && words[at + length] === 'social';
    if (kind !== undefined && !isCompany) found = { kind, length };
  }
  return found;
}
