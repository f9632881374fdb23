import t from 'tap';
import { durationSaid } from '../../src/understanding/duration-said.ts';

t.test('what happened then, with its clause, is since when', async (t) => {
  const told: [string, string][] = [
    ["i've had a sore neck since we painted the hallway", 'since we painted the hallway'],
    [
      'my eyes burn ever since they sprayed the orchard, yesterday noon, and i wonder',
      'since they sprayed the orchard',
    ],
    ['since he hit his knee on the dock, monday', 'since he hit his knee on the dock'],
    ['my wrist is stiff since the kids came over and i carried them', 'since the kids came over'],
    ["she's been queasy since my surgery", 'since my surgery'],
    ['me arde la piel desde que llegamos de la playa, el domingo', 'desde que llegamos de la playa'],
    ['traigo dolor desde la boda', 'desde la boda'],
  ];
  for (const [said, wanted] of told) t.equal(durationSaid(said), wanted, said);
});

t.test('a reason for the call is none, and a day stays a day', async (t) => {
  for (const said of [
    'since i have you on the line, what are your hours',
    'since i was calling anyway, i need a refill',
    'since you asked, my plan is aetna',
    'since i missed my appointment i need a new one',
    'since my insurance changed i need new papers',
    'since she moved to town she needs a doctor',
  ])
    t.equal(durationSaid(said), null, said);
  t.equal(durationSaid("it's been sore since thursday, i think"), 'since thursday');
  t.equal(durationSaid('my back hurts since this morning'), 'since this morning');
});
