const NOTICE = `Hay una nueva solicitud de cuenta pendiente de revisión.

Nombre completo: Luisa Forero
Empresa: Palmas S.A.

Responda a este correo con una sola palabra: aprobar — o — rechazar,
seguido del motivo.

Solicitud SOL-YQZMJV. Mensaje automático de la Mesa de Ayuda LogTecGroup.`;
const MARKED = NOTICE.split('\n')
  .map((line) => `> ${line}`.trimEnd())
  .join('\n');

/** How mail programs quote the notice beside what Camila Rojas newly wrote (PLATFORM.md, Spanish replies). */
export const QUOTED: Readonly<Record<string, (written: string) => string>> = {
  gmail: (w) =>
    `${w}\n\nEl lun, 3 mar 2025 a la(s) 10:00, Mesa de Ayuda LogTecGroup (\nsoporte@logtecgroup.com.co) escribió:\n\n${MARKED}`,
  gmailNarrow: (w) =>
    `${w}\n\nEl lun, 3 mar 2025 a la(s) 10:00 a.m., Mesa de Ayuda LogTecGroup (<\nsoporte@logtecgroup.com.co>) escribió:\n\n${MARKED}`,
  gmail3: (w) =>
    `${w}\n\nEl lun, 3 mar 2025 a la(s) 10:00\na.m., Mesa de Ayuda LogTecGroup\n(<soporte@logtecgroup.com.co>)\nescribió:\n\n${MARKED}`,
  gmailNoMark: (w) =>
    `${w}\n\nEl lun, 3 mar 2025 a la(s) 10:00, Mesa de Ayuda LogTecGroup (<soporte@logtecgroup.com.co>) escribió:\n\n${NOTICE}`,
  gmailTight: (w) =>
    `${w}\nEl lun, 3 mar 2025 a la(s) 10:00, Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co>\nescribió:\n${MARKED}`,
  gmailOld: (w) =>
    `${w}\n\nEl 3 de marzo de 2025, 10:00, Mesa de Ayuda <soporte@logtecgroup.com.co> escribió:\n\n${MARKED}`,
  gmailEn: (w) =>
    `${w}\n\nOn Mon, Mar 3, 2025 at 10:00 AM Mesa de Ayuda LogTecGroup <\nsoporte@logtecgroup.com.co> wrote:\n\n${MARKED}`,
  outlook: (w) =>
    `${w}\n\nDe: Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co>\nEnviado el: lunes, 3 de marzo de 2025 10:00 a. m.\nPara: Camila Rojas <crojas@logtecgroup.com.co>\nAsunto: [SOL-YQZMJV] Nueva solicitud\n\n${NOTICE}`,
  outlookBold: (w) =>
    `${w}\n\n*De:* Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co>\n*Enviado el:* lunes, 3 de marzo de 2025 10:00 a. m.\n*Para:* Camila Rojas <crojas@logtecgroup.com.co>\n*Asunto:* [SOL-YQZMJV] Nueva solicitud\n\n${NOTICE}`,
  outlookRule: (w) =>
    `${w}\n\n________________________________\nDe: Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co>\nEnviado: lunes, 3 de marzo de 2025 10:00\nPara: crojas\nAsunto: x\n\n${NOTICE}`,
  outlookEn: (w) =>
    `${w}\n\n________________________________\nFrom: Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co>\nSent: Monday, March 3, 2025 10:00 AM\nTo: Camila\nSubject: x\n\n${NOTICE}`,
  outlookOrig: (w) =>
    `${w}\n\n-----Mensaje original-----\nDe: Mesa de Ayuda [mailto:soporte@logtecgroup.com.co] \nEnviado el: lunes\nPara: Camila\nAsunto: x\n\n${NOTICE}`,
  outlookHtmlBlank: (w) =>
    `${w}\n\nDe: Mesa de Ayuda <soporte@logtecgroup.com.co>\n\nEnviado el: lunes, 3 de marzo de 2025 10:00 a. m.\n\nPara: Camila Rojas\n\nAsunto: x\n\n${NOTICE}`,
  outlookOneLine: (w) =>
    `${w}\n\nDe: Mesa <soporte@logtecgroup.com.co> Enviado: lunes, 3 de marzo de 2025 10:00 Para: Camila Asunto: x\n\n${NOTICE}`,
  outlookMac: (w) =>
    `${w}\n\nDe: Mesa de Ayuda <soporte@logtecgroup.com.co>\nFecha: lunes, 3 de marzo de 2025, 10:00 a. m.\nPara: Camila Rojas <crojas@logtecgroup.com.co>\nAsunto: x\n\n${NOTICE}`,
  orig: (w) => `${w}\n\n-------- Mensaje original --------\n${MARKED}`,
  samsung: (w) =>
    `${w}\n\nEnviado desde mi dispositivo Galaxy\n\n\n-------- Mensaje original --------\nDe: Mesa de Ayuda <soporte@logtecgroup.com.co> \nFecha: 21/09/26  3:19 p. m.  (GMT-05:00) \nPara: x@y.co \nAsunto: x \n\n${NOTICE}`,
  apple: (w) =>
    `${w}\n\n> El 3 mar 2025, a las 10:00, Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co> escribió:\n> \n${MARKED}`,
  apple2: (w) =>
    `${w}\n\nEl 3 mar 2025, a las 10:00, Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co> escribió:\n\n${NOTICE}`,
  ios: (w) =>
    `${w}\n\nEnviado desde mi iPhone\n\n> El 3/03/2025, a la(s) 10:00 a. m., Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co> escribió:\n> \n> \ufeffHay una nueva\n${MARKED}`,
  tb: (w) => `${w}\n\nEl 3/03/25 a las 10:00 a. m., Mesa de Ayuda LogTecGroup escribió:\n${MARKED}`,
  tbBottom: (w) => `El 3/03/25 a las 10:00 a. m., Mesa de Ayuda LogTecGroup escribió:\n${MARKED}\n\n${w}\n`,
  tbInline: (w) =>
    `El 3/03/25 a las 10:00 a. m., Mesa de Ayuda LogTecGroup escribió:\n${MARKED}\n\n${w}\n\n> Solicitud SOL-YQZMJV. Mensaje`,
  zimbra: (w) =>
    `${w}\n\n----- Mensaje original -----\nDe: "Mesa de Ayuda" <soporte@logtecgroup.com.co>\nPara: crojas@logtecgroup.com.co\nEnviados: Jueves, 3 de Julio 2025 16:40:57\nAsunto: x\n\n${NOTICE}`,
  zimbra2: (w) =>
    `${w}\n\nDe: "Mesa de Ayuda" <soporte@logtecgroup.com.co>\nPara: "Camila" <crojas@logtecgroup.com.co>\nEnviados: Jueves, 3 de Julio 2025 16:40:57\nAsunto: x\n\n${NOTICE}`,
  roundcube: (w) => `${w}\n\nEl 2025-03-03 10:00, Mesa de Ayuda LogTecGroup escribió:\n${MARKED}`,
  yahoo: (w) =>
    ` ${w}\n\n    El lunes, 3 de marzo de 2025, 10:00:38 GMT-5, Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co> escribió:  \n \n ${NOTICE.replaceAll('\n', '\n ')}`,
  yahooMobile: (w) =>
    `${w}\n\nEnviado desde Yahoo Mail para Android \n \n  En lun., 3 de mar. de 2025 a la(s) 10:00 a. m., Mesa de Ayuda<soporte@logtecgroup.com.co> escribió:   ${NOTICE}`,
  proton: (w) =>
    `${w}\n\nEnviado con [Proton Mail](https://proton.me/) seguro.\n\nEl lunes, 3 de marzo de 2025 a las 10:00 a. m., Mesa de Ayuda <soporte@logtecgroup.com.co> escribió:\n\n${MARKED}`,
  protonOrig: (w) =>
    `${w}\n\n------- Original Message -------\nOn Monday, March 3rd, 2025 at 10:00, Mesa de Ayuda <soporte@logtecgroup.com.co> wrote:\n\n${MARKED}`,
  zoho: (w) =>
    `${w}\n\n\n\n---- El lun, 03 mar 2025 10:00:58 -0500 Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co> escribió ----\n\n${NOTICE}`,
  zoho2: (w) =>
    `${w}\n\n---- On Mon, 03 Mar 2025 10:00:58 -0500 Mesa de Ayuda <soporte@logtecgroup.com.co> wrote ---\n\n${MARKED}`,
  xiaomi: (w) =>
    `${w}\n\nEnviado desde mi Redmi\n\n\nEl Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co>, 24 de jun de 2025 a las 07:59 escribió:\n${MARKED}`,
  kmail: (w) =>
    `${w}\n\nEl lunes, 3 de marzo de 2025 10:00:06 -05 Mesa de Ayuda LogTecGroup escribió:\n${MARKED}`,
  kmailEn: (w) =>
    `${w}\n\nOn Wednesday, March 25, 2026 4:36:06 PM -05 Mesa de Ayuda LogTecGroup wrote:\n${MARKED}`,
  kmailEs: (w) =>
    `${w}\n\nEn lunes, 3 de marzo de 2025 10:00:06 -05, Mesa de Ayuda LogTecGroup escribió:\n${MARKED}`,
  evolution: (w) =>
    `${w}\n\nEl lun, 03-03-2025 a las 10:00 -0500, Mesa de Ayuda LogTecGroup escribió:\n${MARKED}`,
  rainloop: (w) =>
    `${w}\n\n9 de abril de 2025 2:22, "Mesa de Ayuda LogTecGroup" <soporte@logtecgroup.com.co> escribió:\n${MARKED}`,
  horde: (w) => `${w}\n\nMesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co> escribió:\n\n${MARKED}`,
  hordeQ: (w) => `${w}\n\nQuoting Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co>:\n\n${MARKED}`,
  squirrel: (w) => `${w}\n\n> Hay una nueva\n${MARKED}`,
  fwd: (w) =>
    `${w}\n\n---------- Forwarded message ---------\nDe: Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co>\nDate: lun, 17 nov 2025 a la(s) 7:32 a.m.\nSubject: [SOL-K444T4] Nueva solicitud de cuenta: Ricardo —\nInversiones Boquerón Ltda.\nTo: <agutierrez@logtecgroup.com.co>\n\n\n${NOTICE}`,
  fwdEs: (w) =>
    `${w}\n\n---------- Mensaje reenviado ---------\nDe: x <x@y.co>\nDate: lun\nSubject: y\nTo: z\n\n${NOTICE}`,
  appleFwd: (w) =>
    `${w}\n\nInicio del mensaje reenviado:\n\n> De: Mesa de Ayuda <soporte@logtecgroup.com.co>\n> Asunto: x\n> \n${MARKED}`,
  notes: (w) =>
    `${w}\n\nDe:\tMesa de Ayuda <soporte@logtecgroup.com.co>\nPara:\tcrojas@logtecgroup.com.co\nFecha:\t03/03/2025 10:00 a.m.\nAsunto:\tx\n\n${NOTICE}`,
  win: (w) =>
    `${w}\n\nEnviado desde Correo para Windows\n\nDe: Mesa de Ayuda LogTecGroup\nEnviado: lunes, 3 de marzo de 2025 10:00 a. m.\nPara: Camila Rojas\nAsunto: x\n\n${NOTICE}`,
  spark: (w) =>
    `${w}\n\nEl 3 mar. 2025 10:00 -0500, Mesa de Ayuda <soporte@logtecgroup.com.co>, escribió:\n${MARKED}`,
  blue: (w) =>
    `${w}\n\nObtener BlueMail para Android\nEl 3 de mar. de 2025, en 10:00, Mesa de Ayuda <soporte@logtecgroup.com.co> escribió:\n${NOTICE}`,
  fastmail: (w) => `${w}\n\nOn Mon, 3 Mar 2025, at 10:00 AM, Mesa de Ayuda wrote:\n${MARKED}`,
  hotmail: (w) =>
    `${w}\n\n> Date: Mon, 3 Mar 2025 10:00:00 -0500\n> To: crojas@logtecgroup.com.co\n> From: soporte@logtecgroup.com.co\n> Subject: x\n>\n${MARKED}`,
  hotmail2: (w) =>
    `${w}\n\nFecha: lun, 3 mar 2025 10:00\nDe: soporte@logtecgroup.com.co\nPara: crojas@logtecgroup.com.co\nAsunto: x\n\n${NOTICE}`,
  mailru: (w) =>
    `${w}\n\nLunes, 3 de marzo de 2025, 10:00 -05:00 de Mesa de Ayuda <soporte@logtecgroup.com.co>:\n\n${MARKED}`,
  gmailApp: (w) =>
    `${w}\n\nEl lun, 3 de mar de 2025, 10:00, Mesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co> escribió:\n\n${MARKED}`,
  exch: (w) =>
    `${w}\n\n\n-----Original Message-----\nFrom: Mesa de Ayuda <soporte@logtecgroup.com.co>\nSent: Monday\nTo: Camila\nSubject: x\n\n${NOTICE}`,
  dashes: (w) =>
    `${w}\n\n--------------------------------------------------\nDe: Mesa <soporte@logtecgroup.com.co>\nPara: x\nFecha: lunes\nAsunto: y\n\n${NOTICE}`,
  aol: (w) =>
    `${w}\n\n\n-----Mensaje original-----\nDe: Mesa <soporte@logtecgroup.com.co>\nA: camila\nEnviado: lun, 3 mar 2025 10:00\nAsunto: x\n\n${NOTICE}`,
  lo: (w) =>
    `${w}\n\nEl lunes, 3 de marzo de 2025, Mesa de Ayuda LogTecGroup <\nsoporte@logtecgroup.com.co> escribió:\n\n${MARKED}`,
  reply2: (w) =>
    `${w}\n\nMesa de Ayuda LogTecGroup <soporte@logtecgroup.com.co> escribió el lun, 3 mar 2025 a las 10:00:\n${MARKED}`,
  pipe: (w) => `${w}\n\nOn 2025-03-03 10:00, Mesa wrote:\n>> x\n${MARKED}`,
  sigAbove: (w) =>
    `${w}\n\n-- \nCamila Rojas\nAgente\n\nEl lun, 3 mar 2025 a la(s) 10:00, Mesa (<a@b.co>) escribió:\n\n${MARKED}`,
  sigClosing: (w) =>
    `${w}\n\nCordialmente,\n\nCamila Rojas Peña\nAgente de Soporte\nCel 319 555 0102\nwww.logtecgroup.com.co\n\nAVISO LEGAL: Este mensaje y sus anexos son confidenciales y pueden ser rechazados o aprobados solo por su destinatario. Si lo recibió por error, elimínelo.\n\nAntes de imprimir este correo piense en el medio ambiente.\n\nDe: Mesa <soporte@x.co>\nEnviado el: lunes\nPara: y\nAsunto: z\n\n${NOTICE}`,
  sigName: (w) => `${w}\n\nCamila\n\nEl lun, 3 mar 2025 a la(s) 10:00, Mesa (<a@b.co>) escribió:\n${MARKED}`,
  torn: (w) =>
    `${w}\n\nEl 3/03/25 a las 10:00, Mesa de Ayuda LogTecGroup escribió:\n> Hay una nueva solicitud de cuenta pendiente de revisión.\n> Responda a este correo con una sola palabra: aprobar — o — rechazar,\nseguido del motivo.\n> Solicitud SOL`,
};
