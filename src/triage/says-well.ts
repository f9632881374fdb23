import { tokenise } from '../words/tokens.ts';

/** Said of oneself, of whom one calls for, or of what is treated; nothing is taken back behind it. */
const WELL =
  /(?:^| )(?:(?:i|he|she|we|it|they|everything|all|numbers?|mood|breathing|healing|feel|feeling|feels|doing|works|working|been)(?: (?:am|is|are|was|been|feel|feels|feeling|doing|do|does|has|have|breathing|healing|working|works|just|perfectly|really|real|quite|all|totally|absolutely))* (?:fine|good|great|well|perfect|perfectly|terrific|wonderful|normal|healthy)|like (?:my|him|her)self again|(?:never|not|without) (?:had )?(?:a|an) (?:days?|minutes?|moments?|bit of|lick of) ?(?:trouble|problems?|worry)|no (?:trouble|problems|complaints|issues)(?: since| at all| with it)|nothing wrong with (?:me|him|her|it)|(?:nobody|i|he|she|we) not sick|right as rain|fit as a fiddle|(?:estoy|esta|ando|anda|sigo|me siento|se siente|todo|voy|va) (?:muy |re |todo )?bien|sin (?:ningun )?(?:problema|molestias)s?)(?! (?:but|except|until|till|enough|if|when|before|pero|hasta|aunque))(?= |$)/;

/** Is somebody said to be well, in so many words? What else is told is read beside it. Pure. */
export function saysWell(text: string): boolean {
  return WELL.test(
    tokenise(text)
      .map((x) => x.w)
      .join(' '),
  );
}
