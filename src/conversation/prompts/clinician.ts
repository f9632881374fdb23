import { NOTICE_PROMPTS } from './notices.ts';
import { PAGING_PROMPTS } from './paging.ts';
import { SHIFT_PROMPTS } from './shifts.ts';
import { TRANSFER_PROMPTS } from './transfer.ts';

/** Every sentence a clinician, or whoever a caller is put through to, can hear. Nothing about a patient is said before the PIN (S8). */
export const CLINICIAN_PROMPTS = {
  announce: {
    en: 'This is the night bell of {practice}. You have an urgent call. Press one to take it.',
    es: 'Es el timbre nocturno de {practice}. Tiene una llamada urgente. Oprima uno para tomarla.',
  },
  announceOnCallBackup: {
    en: 'Urgent call from {practice}. To take it, press one.',
    es: 'Llamada urgente de {practice}. Para tomarla, oprima uno.',
  },
  askPin: { en: 'Enter your PIN, then the pound key.', es: 'Marque su clave y después la tecla de número.' },
  wrongPin: { en: 'That PIN is not right. Please try again.', es: 'Esa clave no es correcta. Intente otra vez.' },
  pinOver: {
    en: 'Too many wrong PINs. I will call the next person. Goodbye.',
    es: 'Demasiadas claves incorrectas. Llamaré a la siguiente persona. Adiós.',
  },
  caseEmergency: { en: 'Emergency.', es: 'Emergencia.' },
  caseUrgent: { en: 'Urgent.', es: 'Urgente.' },
  casePatient: { en: 'Patient {name}, born {date}.', es: 'Paciente {name}, nacimiento {date}.' },
  casePatientName: { en: 'Patient {name}.', es: 'Paciente {name}.' },
  casePatientUnknown: { en: 'The caller gave no name.', es: 'La persona no dio su nombre.' },
  caseReason: { en: "In the caller's words: {reason}.", es: 'En palabras de quien llama: {reason}.' },
  caseNoReason: { en: 'Nothing more was said.', es: 'No se dijo más.' },
  caseCrisis: { en: 'The caller was given 988.', es: 'Se le dio el 988.' },
  caseTold911: { en: 'The caller was told to call 911.', es: 'Se le dijo que llamara al 911.' },
  caseSpanish: { en: 'The caller speaks Spanish.', es: 'La persona habla español.' },
  caseWaiting: { en: 'The caller is waiting on the line.', es: 'La persona espera en la línea.' },
  caseGone: { en: 'The caller has hung up.', es: 'La persona ya colgó.' },
  menu: {
    en: 'Press one to be connected now. Press two to call back. Press three to pass it on. Press five if you are busy for ten minutes. Press nine to hear it again.',
    es: 'Oprima uno para hablar ahora. Oprima dos para llamar después. Oprima tres para pasarla. Oprima cinco si está en otra cosa por diez minutos. Oprima nueve para oírla otra vez.',
  },
  number: {
    en: 'The number is {digits}. Again: {digits}. Press nine to hear it again, or hang up.',
    es: 'El número es {digits}. Otra vez: {digits}. Oprima nueve para oírlo otra vez, o cuelgue.',
  },
  noNumber: { en: 'The caller left no number.', es: 'La persona no dejó número.' },
  connecting: { en: 'Connecting you now.', es: 'Le comunico ahora.' },
  callerUnreachable: { en: 'The caller does not answer.', es: 'La persona no contesta.' },
  passedOn: { en: 'I will call the next person. Goodbye.', es: 'Llamaré a la siguiente persona. Adiós.' },
  thanks: { en: 'Thank you. It is yours now. Goodbye.', es: 'Gracias. Queda en sus manos. Adiós.' },
  alreadyTaken: { en: 'Somebody else has taken this call. Goodbye.', es: 'Otra persona ya tomó esta llamada. Adiós.' },
  ...NOTICE_PROMPTS,
  ...PAGING_PROMPTS,
  ...SHIFT_PROMPTS,
  ...TRANSFER_PROMPTS,
} as const;
