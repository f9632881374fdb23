/** What somebody hears who calls in and takes or gives a shift, where the schedule has several services. */
export const SHIFT_PROMPTS = {
  shiftOnFor: { en: 'You are on call now for {services}.', es: 'Usted está de guardia ahora para {services}.' },
  shiftMayGive: {
    en: 'To give the rest of a shift to the backup, press eight.',
    es: 'Para dejar el resto de un turno a quien le respalda, oprima ocho.',
  },
  shiftMayTake: {
    en: 'To take a shift that is running, press seven.',
    es: 'Para tomar un turno que corre, oprima siete.',
  },
  shiftEnd: { en: 'To end, hang up.', es: 'Para terminar, cuelgue.' },
  shiftWhich: { en: 'For {service}, press {key}.', es: 'Para {service}, oprima {key}.' },
  shiftTakenFor: {
    en: 'You are on call for {service} from now on.',
    es: 'Desde ahora usted está de guardia para {service}.',
  },
  shiftGivenFor: {
    en: 'The backup for {service} is on call from now on.',
    es: 'Desde ahora está de guardia quien le respalda para {service}.',
  },
  shiftChanged: {
    en: 'The schedule was changed just now, and I changed nothing. Please call again to hear how it is.',
    es: 'El rol acaba de cambiar y no cambié nada. Llame otra vez para oír cómo quedó.',
  },
} as const;
