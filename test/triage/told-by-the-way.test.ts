// Dangers told in the middle of talk to the front desk, and such talk in the same words where nobody is in any.
import t from 'tap';
import { cases, engine, RANK } from './bench.ts';

t.test('a danger told by the way is heard: at least it is asked about', async (t) => {
  const list = cases('own-told-by-the-way-en.jsonl');
  for (const { id, text, accept } of list) {
    const { tier, crisis, ask } = engine.judge(text, 'en');
    t.ok(accept.includes(tier) || crisis || ask !== null, `${id} ${text}: ${tier}`);
  }
  const found = list.filter(({ text, accept }) => accept.includes(engine.judge(text, 'en').tier));
  t.ok(found.length >= 50, `${found.length} of ${list.length} at once`);
});

const KINDS: Record<string, string[]> = {
  "whose pills they are: one's own are no overdose": [
    "it's for my husband, he's got four of his thyroid pills left and he wants the ninety day kind",
    "she gets her allergy pills from you, and she's doing fine on them",
  ],
  'out of it, blank, in and out: of a thing and not of a mind': [
    'the second page is blank where the doctor signs, can you fax it over',
    'i signed up for the walking group, would you take me out of it',
    'getting in and out of that parking lot is a chore, is there a back door',
  ],
  'coming to town is no waking up': ["the road's washed out and i'm not coming to town for my checkup"],
  'who has died and is no patient of anyone': [
    "my second husband's name is on the account and he's dead, how do i take it off",
  ],
  'a figure that is no reading': [
    'at this rate my copay will be one sixty by summer, is that right',
    'they promised a twenty dollar coupon if you send them my blood sugar',
  ],
  'what stops working is a pump of the house': ["our sump pump quit so i'm bailing, can we do my physical next week"],
  'whoever will not let one': [
    "my plan won't let me see a dermatologist without a referral",
    "the portal won't let me call up the form",
  ],
  'what the clinic does with blood': [
    'do they draw blood on saturdays',
    'they took my blood for the thyroid on monday, has it come in',
  ],
  'a saying of the body': [
    'i would sooner gnaw off my arm than fill that form in again',
    "i've been on my feet since four and i'm dead on my feet, so make it the afternoon",
  ],
  'a physical is an examination': ["he's got the camp physical at nine, could it be ten"],
  'sitting down is no oxygen': ['i sat down with your statement and there are two visits on it i never made'],
  'another shot of what helped': [
    "the cortisone did wonders for my elbow, and i'd like another one before the holidays",
  ],
  'somebody has died, and a visit is to come off': [
    'my father passed on sunday, he was down for a blood draw, could you take him off',
    'we lost my aunt on friday and she has an appointment down for the tenth',
  ],
  'stairs that are the death of one': ['that ramp will be the death of us, is there a lift on the side'],
};

for (const [kind, all] of Object.entries(KINDS))
  t.test(kind, async (t) => {
    for (const text of all) {
      const { tier, crisis, flags } = engine.judge(text, 'en');
      t.ok(RANK[tier] < RANK.urgent && !crisis, `${text}: ${tier} ${flags[0]?.concept}`);
    }
  });
