import { ACKNOWLEDGEMENTS } from './acknowledgements.ts';
import { RING_BACK_PROMPTS } from './paging.ts';

/**
 * Every sentence a caller can hear, in each language. A practice's approval covers these texts; code only fills in facts.
 * {practice}, {person} and {minutes} are the practice's own facts, {digits} is spoken digit by digit; the rest are the caller's.
 */
export const CALLER_PROMPTS = {
  greeting: { en: '{practice}, automated assistant.', es: '{practice}, asistente automática.' },
  greetingBusy: {
    en: '{practice}, automated assistant. Everybody at the desk is busy.',
    es: '{practice}, asistente automática. En recepción están todos ocupados.',
  },
  greetingLunch: {
    en: '{practice}, automated assistant. The office is at lunch.',
    es: '{practice}, asistente automática. El consultorio está en la hora de comida.',
  },
  greetingClosed: {
    en: '{practice}, automated assistant. The office is closed.',
    es: '{practice}, asistente automática. El consultorio está cerrado.',
  },
  greetingHoliday: {
    en: '{practice}, automated assistant. The office is closed today.',
    es: '{practice}, asistente automática. El consultorio está cerrado hoy.',
  },
  missedCall: {
    en: 'This is the automated assistant of {practice}. We missed a call from this number.',
    es: 'Habla la asistente automática de {practice}. Se nos pasó una llamada de este número.',
  },
  dial911: { en: 'In an emergency, hang up and dial 911.', es: 'En una emergencia, cuelgue y marque el 911.' },
  languageOffer: { en: 'For English, say English, or press one.', es: 'Para español, diga español, u oprima dos.' },
  whoIsThis: {
    en: 'I am an automated assistant. In an emergency, hang up and dial 911.',
    es: 'Soy una asistente automática. En una emergencia, cuelgue y marque el 911.',
  },
  howCanIHelp: { en: 'How can I help you?', es: '¿En qué le puedo ayudar?' },
  languageChanged: { en: 'Of course, in English.', es: 'Claro que sí, en español.' },
  emergency: {
    en: 'Please hang up and call 911 now. Do not drive yourself.',
    es: 'Por favor cuelgue y llame al 911 ahora mismo. No maneje.',
  },
  emergencyWhy: {
    en: 'What you describe needs to be looked at right away, and 911 is the fastest help.',
    es: 'Lo que usted describe hay que atenderlo de inmediato, y el 911 es la ayuda más rápida.',
  },
  emergencyNoteTime: {
    en: 'Note the time when it started.',
    es: 'Fíjese a qué hora empezó.',
  },
  emergencySafeNumber: {
    en: 'Which number is safe to call you on?',
    es: '¿A qué número es seguro llamarle?',
  },
  emergencyBegan: { en: 'When did it start?', es: '¿Cuándo empezó?' },
  emergencyDial: { en: 'Tell me, and then hang up and dial 911.', es: 'Dígame, y luego cuelgue y marque el 911.' },
  emergencyWho: {
    en: "Before you hang up: what is the patient's full name and date of birth?",
    es: 'Antes de colgar: ¿cuál es el nombre completo y la fecha de nacimiento del paciente?',
  },
  emergencyWhoMeanwhile: {
    en: "Meanwhile, what is the patient's full name and date of birth?",
    es: 'Mientras tanto, ¿cuál es el nombre completo y la fecha de nacimiento del paciente?',
  },
  emergencyHeard: { en: 'Will you call 911 now?', es: '¿Va a llamar al 911 ahora?' },
  emergencyAgain: {
    en: 'I have to say it again. Call 911 now. If somebody is with you, ask them to call.',
    es: 'Se lo repito. Llame al 911 ahora mismo. Si hay alguien con usted, pídale que llame.',
  },
  emergencyPerson: {
    en: 'I will now try to reach a person for you. Stay on the line, and call 911 from another phone if you can.',
    es: 'Ahora voy a buscar a una persona que le ayude. No cuelgue, y si puede, llame al 911 desde otro teléfono.',
  },
  emergencyGo: {
    en: 'Good. Hang up and dial 911 now. I am telling the clinician on call.',
    es: 'Bien. Cuelgue y marque el 911 ahora. Estoy avisando al médico de guardia.',
  },
  emergencyGoAlone: { en: 'Good. Hang up and dial 911 now.', es: 'Bien. Cuelgue y marque el 911 ahora.' },
  emergencyDialNow: { en: 'Hang up and dial 911 now.', es: 'Cuelgue y marque el 911 ahora.' },
  emergencyYesDial: { en: 'Yes. Hang up, and dial 911 now.', es: 'Sí. Cuelgue, y marque el 911 ahora.' },
  emergencySpanish: {
    en: 'Yes, ask for Spanish: 911 and 988 have it. Hang up and dial 911 now.',
    es: 'Sí, pida español: lo tienen el 911 y el 988. Cuelgue y marque el 911 ahora.',
  },
  emergencyTellThem: {
    en: 'Tell them where you are, and what is wrong. Hang up and dial 911 now.',
    es: 'Dígales dónde está, y qué pasa. Cuelgue y marque el 911 ahora.',
  },
  emergencyCheck: {
    en: 'I want to be sure. Is anybody ill like that, or in danger, right now?',
    es: 'Quiero estar segura. ¿Hay alguien así de mal, o en peligro, en este momento?',
  },
  dangerShort: {
    en: 'Just say yes or no, please: does anybody need help right now?',
    es: 'Dígame nada más sí o no, por favor: ¿alguien necesita ayuda en este momento?',
  },
  crisisForOther: {
    en: 'Yes. Anybody can call or text 988, for themselves or for somebody else.',
    es: 'Sí. Cualquiera puede llamar o mandar un texto al 988, por sí mismo o por otra persona.',
  },
  selfHarmOfOther: {
    en: 'Has the person said that they want to die, or have they done something to hurt themselves?',
    es: '¿La persona ha dicho que quiere morir, o ha hecho algo para lastimarse?',
  },
  selfHarmOfOtherNow: {
    en: 'Have they hurt themselves already, or do they have something with them now to do it with?',
    es: '¿Ya se lastimó, o tiene consigo ahora algo con qué hacerlo?',
  },
  emergencyNotNow: {
    en: 'All right. If it should happen, hang up and dial 911.',
    es: 'Está bien. Si llegara a pasar, cuelgue y marque el 911.',
  },
  emergencyWasTold: {
    en: 'The clinician on call was told of your call, and may call you.',
    es: 'Ya se avisó al médico de guardia de su llamada, y puede que le llame.',
  },
  emergencyTold: {
    en: 'I am telling the clinician on call as well.',
    es: 'También estoy avisando al médico de guardia.',
  },
  crisisLine: {
    en: 'You can call or text 988 at any time, day or night. If anybody might act on it, or is in danger now, call 911.',
    es: 'Puede llamar o mandar un texto al 988 a cualquier hora, de día o de noche. Si alguien podría hacerlo, o está en peligro ahora, llame al 911.',
  },
  urgentStart: {
    en: 'This should be heard by the clinician on call. I need a few facts first. If it gets worse while we speak, hang up and call 911.',
    es: 'Esto lo debe oír el médico de guardia. Primero necesito unos datos. Si empeora mientras hablamos, cuelgue y llame al 911.',
  },
  messageStart: {
    en: 'I will take a message for the practice.',
    es: 'Voy a tomar un mensaje para el consultorio.',
  },
  askName: { en: "What is the patient's full name?", es: '¿Cuál es el nombre completo del paciente?' },
  askNameAgain: {
    en: "Once more, slowly: what are the patient's first and last name?",
    es: 'Otra vez, despacio: ¿cuáles son el nombre y el apellido del paciente?',
  },
  askDob: { en: 'And the date of birth?', es: '¿Y la fecha de nacimiento?' },
  askDobAgain: {
    en: 'You can also key in eight digits: month, day, year. What are the month, the day and the year of birth?',
    es: 'También puede marcar ocho números: mes, día, año. ¿Cuáles son el día, el mes y el año de nacimiento?',
  },
  askPhone: { en: 'What number can we call you back on?', es: '¿A qué número le podemos llamar?' },
  askPhoneAgain: {
    en: 'Area code first, or on the keys: what is the number again?',
    es: 'Con el código de área, o con las teclas: ¿cuál es el número, otra vez?',
  },
  askNameLast: {
    en: 'The last name alone will do, for example S as in Sam. How do you spell it, letter by letter?',
    es: 'Basta con el apellido, por ejemplo S de Sara. ¿Cómo se escribe, letra por letra?',
  },
  askDobLast: {
    en: 'Only numbers, please: which month, which day, and which year of birth, all four numbers?',
    es: 'Solo números, por favor: ¿qué día, qué mes y qué año de nacimiento, los cuatro números?',
  },
  askPhoneLast: {
    en: 'One number at a time, or on the keys of your phone: what are all ten of them?',
    es: 'Un número a la vez, o con las teclas del teléfono: ¿cuáles son los diez números?',
  },
  askReasonLast: {
    en: 'A single word will do: an illness, a visit, a medicine, a bill, or something else?',
    es: 'Basta una palabra: ¿una enfermedad, una cita, una medicina, un cobro u otra cosa?',
  },
  askCallerName: { en: 'And who am I speaking with?', es: '¿Y con quién hablo?' },
  askSince: { en: 'And when did it start?', es: '¿Y cuándo empezó?' },
  askReason: {
    en: 'In a few words, what is it about?',
    es: 'En pocas palabras, ¿de qué se trata?',
  },
  whatIsWrong: {
    en: 'What is wrong there: pain, swelling, a wound, a change of color, something else? And since when?',
    es: '¿Qué le pasa ahí: dolor, hinchazón, una herida, un cambio de color, otra cosa? ¿Y desde cuándo?',
  },
  askReasonAgain: { en: 'I did not catch that. What should I write down?', es: 'No le entendí. ¿Qué debo anotar?' },
  lineNumber: {
    en: 'You are calling from {digits}. Should we call you back on that number?',
    es: 'Usted llama del {digits}. ¿Le devolvemos la llamada a ese número?',
  },
  lineNumberSafe: {
    en: 'You are calling from {digits}. Is it safe to call you there? If not, tell me a number that is.',
    es: 'Usted llama del {digits}. ¿Es seguro llamarle ahí? Si no, dígame a qué número sí.',
  },
  readBackPhone: { en: 'I have {digits}. Is that right?', es: 'Tengo {digits}. ¿Es correcto?' },
  readBackName: { en: 'I have the name {name}. Is that right?', es: 'Tengo el nombre {name}. ¿Es correcto?' },
  readBackDob: { en: 'Born {date}. Is that right?', es: 'Nació el {date}. ¿Es correcto?' },
  summaryStart: { en: 'Here is what I have.', es: 'Esto es lo que tengo.' },
  summaryPatient: { en: '{name}, born {date}.', es: '{name}, nacimiento {date}.' },
  summaryName: { en: 'The name is {name}.', es: 'El nombre es {name}.' },
  summaryDob: { en: 'Born {date}.', es: 'Nació el {date}.' },
  summaryPhone: { en: 'Call back on {digits}.', es: 'Llamar al {digits}.' },
  summaryMedicines: { en: 'The medicines are {medicines}.', es: 'Las medicinas son {medicines}.' },
  summaryLine: {
    en: 'Call back on {digits}, the number you are calling from.',
    es: 'Llamar al {digits}, el número del que llama.',
  },
  summaryCallTime: { en: 'When to call: {when}.', es: 'Cuándo llamar: {when}.' },
  summaryReason: { en: 'You said: {reason}.', es: 'Usted dijo: {reason}.' },
  isThatRight: { en: 'Is that right?', es: '¿Es correcto?' },
  whatToChange: {
    en: 'What should I change: the name, the date of birth, the number, or the message?',
    es: '¿Qué debo cambiar: el nombre, la fecha de nacimiento, el número o el mensaje?',
  },
  paging: {
    en: 'Thank you. I am calling the clinician on call now. You can stay on the line, or hang up and wait for the call.',
    es: 'Gracias. Estoy llamando al médico de guardia ahora. Puede quedarse en la línea, o colgar y esperar la llamada.',
  },
  mayHold: {
    en: 'You can stay on the line, or hang up and wait for the call.',
    es: 'Puede quedarse en la línea, o colgar y esperar la llamada.',
  },
  pagingPromise: {
    en: 'The practice promises a call within {minutes} minutes.',
    es: 'El consultorio promete una llamada en menos de {minutes} minutos.',
  },
  pagingIfNobody: {
    en: 'If nobody has called you in {minutes} minutes, or it gets worse, call 911 or go to the nearest emergency room.',
    es: 'Si nadie le ha llamado en {minutes} minutos, o si empeora, llame al 911 o vaya a la sala de emergencias más cercana.',
  },
  stillPaging: {
    en: 'I am still trying to reach the clinician. Thank you for waiting. If it gets worse, hang up and call 911.',
    es: 'Sigo tratando de comunicarme con el médico. Gracias por esperar. Si empeora, cuelgue y llame al 911.',
  },
  connecting: {
    en: 'I have the clinician on the line. You are being connected now.',
    es: 'Tengo al médico en la línea. Le comunico ahora.',
  },
  willCallBack: {
    en: 'The clinician has heard your message and will call you back. Keep your phone close. If it gets worse, call 911.',
    es: 'El médico ya oyó su mensaje y le va a llamar. Tenga su teléfono a la mano. Si empeora, llame al 911.',
  },
  nobodyYet: {
    en: 'I have not reached a clinician yet, and I will go on trying. Do not wait if it gets worse: call 911 or go to the nearest emergency room.',
    es: 'Todavía no he podido comunicarme con un médico, y voy a seguir tratando. No espere si empeora: llame al 911 o vaya a la sala de emergencias más cercana.',
  },
  ifWorse: { en: 'If it gets worse, call again, or call 911.', es: 'Si empeora, llame otra vez, o llame al 911.' },
  secondVisit: { en: 'Now the visit for the other person.', es: 'Ahora la cita de la otra persona.' },
  nextMatter: { en: 'Now to the other thing.', es: 'Ahora lo otro.' },
  askStrengthOfFirst: { en: 'What strength is the {medication}?', es: '¿De cuántos miligramos es {medication}?' },
  askStrengthOf: { en: 'And what strength is the {medicine}?', es: '¿Y de cuántos miligramos es {medicine}?' },
  askDaysOfSeveral: {
    en: 'How many days do you have left of the one that runs out first?',
    es: '¿Para cuántos días le queda de la que se le acaba primero?',
  },
  readBackMedicines: { en: 'Also {other_medicines}. Is that right?', es: 'También {other_medicines}. ¿Es correcto?' },
  willBeChecked: {
    en: 'I have noted that something in it is not right. A person of the practice checks it with you.',
    es: 'Anoté que algo no está bien. Una persona del consultorio lo revisa con usted.',
  },
  whyAsked: {
    en: 'I ask so that the practice finds the right chart, and can reach you.',
    es: 'Se lo pregunto para que el consultorio encuentre el expediente correcto y le pueda llamar.',
  },
  noCard: {
    en: 'Please do not tell me a card number. I cannot take payments, and I have not kept it.',
    es: 'Por favor no me diga un número de tarjeta. No puedo cobrar, y no lo guardé.',
  },
  nurseComesNext: {
    en: 'The nurse should hear about that. I will come to it in a moment.',
    es: 'Eso lo debe saber la enfermera. Ahorita llego a eso.',
  },
  spellLast: {
    en: 'The last name alone: how do you spell it, letter by letter?',
    es: 'Solo el apellido: ¿cómo se escribe, letra por letra?',
  },
  stillPagingShort: { en: 'I am still trying.', es: 'Sigo intentando.' },
  stillPagingHangUp: {
    en: 'I am still trying. You can hang up if you like: the clinician then calls you.',
    es: 'Sigo intentando. Si quiere, puede colgar: el médico le llama.',
  },
  whoseLine: {
    en: "This is {practice}, a doctor's office. Is somebody ill, or is it about a visit, a medicine, a bill, or a message?",
    es: 'Habla {practice}, un consultorio médico. ¿Hay alguien enfermo, o se trata de una cita, una medicina, un cobro o un recado?',
  },
  dangerPlain: {
    en: 'Is anybody badly ill or in danger right now? Yes or no.',
    es: '¿Hay alguien muy mal o en peligro en este momento? Sí o no.',
  },
  whyDanger: {
    en: 'I ask so that I know how quickly you need somebody.',
    es: 'Se lo pregunto para saber con qué urgencia lo necesita.',
  },
  aMinute: { en: 'It takes a minute or two.', es: 'Es un minuto o dos.' },
  forAnother: {
    en: 'Yes, you can call for somebody else.',
    es: 'Sí, puede llamar por otra persona.',
  },
  stillRingingShort: { en: 'It is still ringing.', es: 'Sigue sonando.' },
  childHurt: {
    en: 'Is anybody hurt, or does somebody not wake up?',
    es: '¿Hay alguien lastimado, o alguien que no despierta?',
  },
  childLater: {
    en: 'Then please ask a grown-up to call us. If somebody gets hurt, dial 911. Goodbye.',
    es: 'Entonces dile a una persona grande que nos llame. Si alguien se lastima, marca el 911. Adiós.',
  },
  rungByUs: {
    en: 'I cannot see who called you. I take your name, and the staff look it up and call you back.',
    es: 'No puedo ver quién le llamó. Tomo su nombre, y el personal lo averigua y le llama.',
  },
  toldIsWritten: { en: 'What you told me is written down.', es: 'Lo que me dijo quedó anotado.' },
  iWait: { en: 'I will wait.', es: 'Aquí espero.' },
  handItOver: { en: 'Of course. I will wait.', es: 'Claro. Aquí espero.' },
  slowly: { en: 'I will speak slowly.', es: 'Voy a hablar despacio.' },
  backTo: { en: 'Back to your request.', es: 'Volvamos a lo suyo.' },
  addedMedicine: { en: 'I have added that.', es: 'Ya lo agregué.' },
  changedThat: { en: 'All right, I have changed that.', es: 'Muy bien, ya lo cambié.' },
  comesNext: { en: 'I will come to that in a moment.', es: 'Ahorita llego a eso.' },
  addedNote: {
    en: 'I am passing that on as well. I can promise nothing more than I have said.',
    es: 'También lo voy a pasar. No puedo prometer más de lo que le dije.',
  },
  passedOn: {
    en: 'I will pass that on to the front desk, and they will confirm it with you.',
    es: 'Lo voy a pasar a la recepción, y ellos se lo confirman.',
  },
  requestDone: { en: 'Your request is written down.', es: 'Su solicitud quedó anotada.' },
  theyConfirm: { en: 'The front desk will confirm it with you.', es: 'La recepción se lo va a confirmar.' },
  whoCheck: { en: 'Let me make sure that I heard you right.', es: 'Permítame confirmar que le oí bien.' },
  askParent: {
    en: "Are you the child's parent or guardian?",
    es: '¿Es usted la madre, el padre o el tutor?',
  },
  thirdParty: {
    en: "I cannot talk about anyone's care, or say who is a patient here. I can write down what you need for the staff.",
    es: 'No puedo hablar de la atención de nadie, ni decir quién es paciente aquí. Puedo anotar lo que necesita para el personal.',
  },
  resultsOnlyPatient: {
    en: 'Results are given only to the patient.',
    es: 'Los resultados se dan solamente al paciente.',
  },
  offer: { en: 'I have {offer}.', es: 'Tengo el {offer}.' },
  doesThatSuit: { en: 'Does that suit you?', es: '¿Le queda bien?' },
  noSuchDoctor: { en: 'I find nobody of that name here.', es: 'No encuentro a nadie con ese nombre aquí.' },
  nothingFree: { en: 'I find nothing free then.', es: 'No encuentro nada libre entonces.' },
  otherTime: { en: 'What other day or time would suit you?', es: '¿Qué otro día u hora le queda bien?' },
  otherTimeAgain: {
    en: 'Please tell me a day, and whether morning or afternoon is better.',
    es: 'Dígame un día, y si prefiere por la mañana o por la tarde.',
  },
  timeGone: { en: 'That time has just been taken. Let me look again.', es: 'Esa hora se acaba de ocupar. Busco otra.' },
  visitStands: { en: 'You have an appointment on {visit}.', es: 'Usted tiene una cita el {visit}.' },
  whichVisit: { en: 'Is it the appointment on {visit}?', es: '¿Es la cita del {visit}?' },
  otherThanSaid: { en: 'I do not find the one that you name.', es: 'No encuentro la que usted dice.' },
  agreeCancel: { en: 'Shall I cancel it?', es: '¿La cancelo?' },
  notBooked: {
    en: 'Nothing is booked yet. It is a request, and they call you about it.',
    es: 'Todavía no hay ninguna cita apartada. Es una solicitud, y le llaman para eso.',
  },
  visitKept: { en: 'Then it stays as it is.', es: 'Entonces se queda como está.' },
  closedNow: { en: 'Nobody is at the office now.', es: 'Ahora no hay nadie en el consultorio.' },
  personLater: {
    en: 'I know that you want a person. I see to it that one calls you back.',
    es: 'Sé que quiere hablar con una persona. Me encargo de que le llamen.',
  },
  opensThen: { en: 'The office opens {opens}.', es: 'El consultorio abre {opens}.' },
  whatFor: { en: 'In a few words, what do you need?', es: 'En pocas palabras, ¿qué necesita?' },
  goOnMessage: {
    en: 'I will write it down for the staff, so that you need not tell it again.',
    es: 'Lo voy a anotar para el personal, para que no lo tenga que repetir.',
  },
  nobodyFree: {
    en: 'Nobody can take your call right now. I will take a message.',
    es: 'En este momento nadie puede tomar su llamada. Voy a tomar un mensaje.',
  },
  stillRinging: {
    en: 'I am still trying to reach somebody. Thank you for waiting.',
    es: 'Sigo buscando a alguien. Gracias por esperar.',
  },
  connectingPerson: {
    en: 'I have somebody on the line. You are being connected now.',
    es: 'Ya contestó una persona. Le comunico ahora.',
  },
  otherLanguage: {
    en: 'For other languages the practice calls an interpreter. That costs you nothing.',
    es: 'Para otros idiomas el consultorio llama a un intérprete. No le cuesta nada.',
  },
  keysLanguage: {
    en: 'For English, press one. Para español, oprima dos.',
    es: 'Para español, oprima dos. For English, press one.',
  },
  cannotFollow: {
    en: 'I am having trouble understanding you. I write down what I have, for a person of the practice.',
    es: 'No le estoy entendiendo bien. Anoto lo que tengo, para una persona del consultorio.',
  },
  stayCalm: {
    en: 'I hear that you are upset, and I want to help.',
    es: 'Entiendo que está molesto, y quiero ayudarle.',
  },
  getGrownUp: {
    en: 'Is a grown-up there? Please give the phone to a grown-up. If somebody is hurt or will not wake up, tell me.',
    es: '¿Hay una persona grande ahí? Pásele el teléfono, por favor. Si alguien está lastimado o no despierta, dígamelo.',
  },
  onlyPractice: {
    en: 'I can help only with matters of this practice, for example a visit, a medicine, a bill or a message.',
    es: 'Solo puedo ayudar con asuntos de este consultorio, por ejemplo una cita, una medicina, una factura o un mensaje.',
  },
  lineForSick: {
    en: 'This line is for people who are ill or need the practice. I have to keep it free.',
    es: 'Esta línea es para quien está enfermo o necesita el consultorio. La tengo que dejar libre.',
  },
  callAgain: { en: 'You can call again at any time.', es: 'Puede llamar otra vez cuando quiera.' },
  iAmMachine: { en: 'I am an automated assistant, not a person.', es: 'Soy una asistente automática, no una persona.' },
  cannotAdvise: {
    en: 'I cannot tell you that. That is for the nurse or a clinician to say.',
    es: 'Eso no se lo puedo decir. Eso se lo dice la enfermera o un médico.',
  },
  cannotAdviseUrgent: {
    en: 'I cannot tell you that. Ask the clinician who calls you.',
    es: 'Eso no se lo puedo decir. Pregúntele al médico que le llame.',
  },
  cannotPromise: {
    en: 'I cannot promise that. I am writing it down for them.',
    es: 'Eso no lo puedo prometer. Lo anoto para ellos.',
  },
  promiseThen: { en: 'Somebody will call you back {promise}.', es: 'Le llaman {promise}.' },
  callBackPlain: { en: 'The practice will call you back.', es: 'El consultorio le va a llamar.' },
  stillThere: { en: 'Are you still there?', es: '¿Sigue ahí?' },
  notHeard: { en: 'I did not hear an answer.', es: 'No oí su respuesta.' },
  keysNumber: { en: 'You can also key it in.', es: 'También lo puede marcar.' },
  keysZero: { en: 'Or press zero for a person.', es: 'U oprima cero para hablar con una persona.' },
  keysYesNo: { en: 'Press one for yes, or two for no.', es: 'Oprima uno para sí, o dos para no.' },
  keysChoice: { en: 'For {choice}, press {key}.', es: 'Para {choice}, oprima {key}.' },
  messageDone: {
    en: 'Your message is written down. The practice will call you back. If it gets worse, call again, or call 911.',
    es: 'Su mensaje quedó anotado. El consultorio le va a llamar. Si empeora, llame otra vez, o llame al 911.',
  },
  messageDoneSameDay: {
    en: 'Your message is written down as one for today. The practice will call you back today if it is open, and otherwise first thing when it opens. If it gets worse, call again, or call 911.',
    es: 'Su mensaje quedó anotado como de hoy. El consultorio le va a llamar hoy si está abierto, y si no, lo primero al abrir. Si empeora, llame otra vez, o llame al 911.',
  },
  messageDoneRoutine: {
    en: 'Your message is written down. The practice will call you back.',
    es: 'Su mensaje quedó anotado. El consultorio le va a llamar.',
  },
  anythingElse: { en: 'Is there anything else?', es: '¿Algo más?' },
  goodbye: { en: 'Goodbye.', es: 'Que esté bien. Adiós.' },
  coverGoodbye: { en: 'All right. Thank you for calling. Goodbye.', es: 'Está bien. Gracias por llamar. Adiós.' },
  wrongNumber: {
    en: "You have reached {practice}, a doctor's office. No harm done. Goodbye.",
    es: 'Llamó a {practice}, un consultorio médico. No hay problema. Adiós.',
  },
  operator: { en: 'One moment, I am connecting you with a person.', es: 'Un momento, le comunico con una persona.' },
  silence: { en: 'I am listening. How can I help you?', es: 'Le escucho. ¿En qué le puedo ayudar?' },
  silenceAgain: {
    en: 'I cannot hear you. Please speak, or press zero for a person.',
    es: 'No le oigo. Por favor hable, u oprima cero para hablar con una persona.',
  },
  cannotSpeak: {
    en: 'If you need help and cannot speak, press any key.',
    es: 'Si necesita ayuda y no puede hablar, oprima cualquier tecla.',
  },
  notUnderstood: {
    en: 'I am sorry, I did not understand. Please tell me in your own words why you are calling.',
    es: 'Perdón, no le entendí. Dígame con sus palabras por qué llama.',
  },
  holdOn: { en: 'One moment, please. I am still here.', es: 'Un momento, por favor. Sigo aquí.' },
  onceMore: { en: 'I did not get that. Once more:', es: 'No le entendí. Otra vez:' },
  sayAgain: { en: 'Sorry, please say that again.', es: 'Disculpe, dígalo otra vez, por favor.' },
  takeYourTime: { en: 'Take your time.', es: 'Tómese su tiempo.' },
  askPharmacyAndWho: {
    en: 'Which pharmacy do you use, on what street, and who prescribes it?',
    es: '¿Qué farmacia usa, en qué calle, y qué doctor se la receta?',
  },
  backup: {
    en: 'Please stay on the line. I am connecting you with the clinician on call. If this is an emergency, hang up and dial 911.',
    es: 'Por favor no cuelgue. Le comunico con el médico de guardia. Si es una emergencia, cuelgue y marque el 911.',
  },
  backupVoicemail: {
    en: 'Nobody could be reached right now. If this is an emergency, hang up and dial 911. Otherwise leave your name, your number and your message after the tone.',
    es: 'En este momento no hay quien conteste. Si es una emergencia, cuelgue y marque el 911. Si no, deje su nombre, su número y su mensaje después del tono.',
  },
  ...ACKNOWLEDGEMENTS,
  ...RING_BACK_PROMPTS,
} as const;
