/**
 * What whoever answers at the practice hears before a caller is put through. The first sentence names the practice and nothing
 * else: a voicemail may be listening (S8). {reason} stands for what the caller said.
 */
export const TRANSFER_PROMPTS = {
  transferAnnounce: {
    en: 'This is the automated assistant of {practice}, with a caller who is holding for you. Press one to take the call.',
    es: 'Es la asistente automática de {practice}, con una persona que espera en la línea. Oprima uno para atenderla.',
  },
  transferSoon: { en: 'To be seen to first.', es: 'Hay que atenderla primero.' },
  transferSymptom: { en: 'A clinical question.', es: 'Una pregunta clínica.' },
  transferSchedule: { en: 'About a new appointment.', es: 'Sobre una cita nueva.' },
  transferReschedule: { en: 'To move an appointment.', es: 'Para cambiar una cita.' },
  transferCancel: { en: 'To cancel an appointment.', es: 'Para cancelar una cita.' },
  transferRefill: { en: 'About a refill.', es: 'Sobre un resurtido.' },
  transferNewPatient: { en: 'Wants to become a patient.', es: 'Quiere ser paciente.' },
  transferInsurance: { en: 'About insurance.', es: 'Sobre el seguro.' },
  transferBilling: { en: 'About a bill.', es: 'Sobre una cuenta.' },
  transferReferral: { en: 'About a referral.', es: 'Sobre una referencia.' },
  transferRecords: { en: 'About records or a form.', es: 'Sobre el expediente o un formulario.' },
  transferResults: { en: 'About test results.', es: 'Sobre unos resultados.' },
  transferQuestion: { en: 'A question about the practice.', es: 'Una pregunta sobre el consultorio.' },
  transferPerson: { en: 'Asked for a person.', es: 'Pidió hablar con una persona.' },
  transferMisunderstood: { en: 'I did not understand the caller.', es: 'No le entendí a la persona.' },
  transferDistress: { en: 'The caller is in distress.', es: 'La persona está muy angustiada.' },
  transferLanguage: {
    en: 'The caller may need an interpreter.',
    es: 'La persona puede necesitar un intérprete.',
  },
  transferCaller: { en: '{name} is calling for the patient.', es: 'Llama {name}, por el paciente.' },
  transferDaysLeft: { en: 'Days left: {reason}.', es: 'Días que le quedan: {reason}.' },
  transferWhen: { en: 'The time that was asked for: {reason}.', es: 'La hora que pidió: {reason}.' },
  transferMedicine: { en: 'Medicine: {reason}.', es: 'Medicina: {reason}.' },
  transferPharmacy: { en: 'Pharmacy: {reason}.', es: 'Farmacia: {reason}.' },
  transferProvider: { en: 'Asks for: {reason}.', es: 'Pide: {reason}.' },
  transferCarrier: { en: 'Insurance: {reason}.', es: 'Seguro: {reason}.' },
  transferMenu: {
    en: 'Putting you through. Press nine to hear it again, or three if you cannot take it.',
    es: 'Le comunico. Oprima nueve para oírlo otra vez, o tres si no puede atenderla.',
  },
  transferUntold: {
    en: 'I cannot tell you more on this line. Putting you through.',
    es: 'En esta línea no le puedo decir más. Le comunico.',
  },
  transferGone: { en: 'The caller is no longer waiting. Goodbye.', es: 'La persona ya no espera. Adiós.' },
  transferPassed: { en: 'Thank you. Goodbye.', es: 'Gracias. Adiós.' },
} as const;
