/** What clinicians hear beside the first announcement and the case: several cases, what they may do, and calling in. */
export const PAGING_PROMPTS = {
  announceMachine: {
    en: 'You have an urgent message from {practice}. Please call the practice back. If you can hear me, press one.',
    es: 'Tiene un mensaje urgente de {practice}. Por favor llame al consultorio. Si me oye, oprima uno.',
  },
  lockedPin: {
    en: 'That was the third wrong PIN. It is locked for a while, and the manager is told. I will call the next person. Goodbye.',
    es: 'Fue la tercera clave incorrecta. Queda bloqueada por un tiempo y se avisa a la gerencia. Llamaré a la siguiente persona. Adiós.',
  },
  severalCases: {
    en: 'You have {count} urgent messages. The most urgent one first.',
    es: 'Tiene {count} mensajes urgentes. Primero el más urgente.',
  },
  nextCase: { en: 'The next message.', es: 'El siguiente mensaje.' },
  callAgain: {
    en: 'Call number {count} from this caller. The first came {minutes} minutes ago.',
    es: 'Llamada número {count} de esta persona. La primera fue hace {minutes} minutos.',
  },
  holderAsked: {
    en: 'You took this one {minutes} minutes ago, and I do not know what came of it.',
    es: 'Usted tomó este caso hace {minutes} minutos, y no sé qué resultó.',
  },
  holderNews: {
    en: 'You took this one {minutes} minutes ago. It has become graver since.',
    es: 'Usted tomó este caso hace {minutes} minutos. Desde entonces se agravó.',
  },
  caseChanged: {
    en: 'Something has changed while you were listening. Once more.',
    es: 'Algo cambió mientras usted escuchaba. Otra vez.',
  },
  caseNew: { en: 'New: {reason}.', es: 'Nuevo: {reason}.' },
  caseAge: { en: 'Age: {age}.', es: 'Edad: {age}.' },
  caseSince: { en: 'Since: {reason}.', es: 'Desde: {reason}.' },
  caseAdded: { en: 'In another call: {reason}.', es: 'En otra llamada: {reason}.' },
  caseFlags: { en: 'What stood out: {reason}.', es: 'Lo que llamó la atención: {reason}.' },
  caseAdvised: {
    en: "The practice's own advice was read to the caller.",
    es: 'Se le leyó la indicación del consultorio.',
  },
  menuDone: {
    en: 'Press four if you have advised and it is done.',
    es: 'Oprima cuatro si ya dio la indicación y está resuelto.',
  },
  callsBack: {
    en: 'It is yours. Call this line and I put you through, or I ring you in {minutes} minutes. Press six to hear the number.',
    es: 'Queda en sus manos. Llame a esta línea y le comunico, o le llamo en {minutes} minutos. Oprima seis para oír el número.',
  },
  callingCaller: {
    en: 'I am ringing the caller now. They see the number of the practice, not yours.',
    es: 'Estoy llamando a la persona. Verá el número del consultorio, no el suyo.',
  },
  busyForNow: {
    en: 'I will ask you again in ten minutes, and go on with the others meanwhile.',
    es: 'Le pregunto otra vez en diez minutos, y mientras tanto sigo con los demás.',
  },
  dictate: {
    en: 'After the tone, say what you advised, without haste. Then press the pound key.',
    es: 'Después del tono, diga con calma lo que indicó. Luego oprima la tecla de número.',
  },
  dictated: { en: 'It is in the record.', es: 'Queda en el expediente.' },
  goodbye: { en: 'Thank you. Goodbye.', es: 'Gracias. Adiós.' },
  callInWho: {
    en: 'Enter the number on which the practice rings you, then the pound key.',
    es: 'Marque el número en el que le llama el consultorio, y después la tecla de número.',
  },
  callInUnknown: {
    en: 'I do not know that number. Please try again.',
    es: 'No conozco ese número. Intente otra vez.',
  },
  callInSorry: {
    en: 'I cannot let you in. Please call the practice manager. Goodbye.',
    es: 'No puedo darle acceso. Llame a la gerencia del consultorio. Adiós.',
  },
  callInNothing: { en: 'Nothing is open.', es: 'No hay nada pendiente.' },
  shiftOn: {
    en: 'You are on call now. To give the rest of this shift to the backup, press eight. To end, hang up.',
    es: 'Usted está de guardia. Para dejar el resto de este turno a quien le respalda, oprima ocho. Para terminar, cuelgue.',
  },
  shiftOff: {
    en: 'You are not on call now. To take the shift that is running, press seven. To end, hang up.',
    es: 'Usted no está de guardia. Para tomar el turno que corre, oprima siete. Para terminar, cuelgue.',
  },
  shiftTaken: { en: 'You are on call from now on.', es: 'Desde ahora usted está de guardia.' },
  shiftGiven: { en: 'The backup is on call from now on.', es: 'Desde ahora está de guardia quien le respalda.' },
  shiftRefused: {
    en: 'The rules of the schedule do not allow that. Please call the practice manager.',
    es: 'Las reglas del rol no lo permiten. Llame a la gerencia del consultorio.',
  },
} as const;

/** What a caller hears who is rung by us. The first sentence tells nothing but who calls: somebody else may have picked up (S8). */
export const RING_BACK_PROMPTS = {
  ringBackDropped: {
    en: 'This is {practice}, calling back because we were cut off. I am telling the clinician on call. Please keep your phone close: you are called back within {minutes} minutes, or sooner.',
    es: 'Le llamamos de {practice} porque se cortó la llamada. Le estoy avisando al médico de guardia. Tenga su teléfono a la mano: le llaman en {minutes} minutos, o antes.',
  },
  ringBackNobodyYet: {
    en: 'This is {practice}. I have not reached a clinician yet, and I go on trying.',
    es: 'Le llamamos de {practice}. Todavía no he podido comunicarme con un médico, y sigo tratando.',
  },
  ringBackNobody: {
    en: 'This is {practice}. I could not reach a clinician. Somebody of the practice has been told and your message is kept.',
    es: 'Le llamamos de {practice}. No pude comunicarme con un médico. Ya se avisó al consultorio y su mensaje queda guardado.',
  },
  ringBackHospital: {
    en: 'You need not wait for us: {place} is open at any hour.',
    es: 'No tiene que esperarnos: {place} atiende a toda hora.',
  },
  ringBackWorse: {
    en: 'If it gets worse, call 911. You can also call this number again at any time.',
    es: 'Si empeora, llame al 911. También puede volver a llamar a este número a cualquier hora.',
  },
  ringBackMachine: {
    en: 'This is {practice}. Please call us back. In an emergency, call 911.',
    es: 'Le llamamos de {practice}. Por favor devuélvanos la llamada. En una emergencia, llame al 911.',
  },
} as const;
