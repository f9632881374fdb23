import t from 'tap';
import { hear } from './medicines-kit.ts';

t.test('a usual surname that nobody of the practice bears is nobody of the practice, however alike', async (t) => {
  for (const name of ['murray', 'morse', 'vicente', 'valles', 'taboada', 'fleenor', 'lundquist']) {
    t.equal(hear(`can i see doctor ${name} on monday`).slots.provider, undefined, name);
    t.equal(hear(`doctor ${name}`, 'provider').slots.provider, undefined, `${name}, asked`);
  }
});

t.test('what only sounds like such a surname, or is written otherwise, is made sure of', async (t) => {
  for (const [text, value] of [
    ['with doctor more please', 'Lindqvist-Moore'],
    ['doctor villa senior', 'Villaseñor'],
    ['doctor wa chew coo', 'Nwachukwu'],
    ['doctor vie chore ek', 'Wieczorek'],
  ] as const)
    t.equal(hear(text, 'provider').slots.provider, value, text);
  for (const name of ['muir', 'lindquist']) {
    const { slots, uncertain } = hear(`doctor ${name}`, 'provider');
    t.equal(slots.provider, 'Lindqvist-Moore', name);
    t.same(uncertain, ['provider'], name);
  }
});

t.test(
  'behind a title what is nobody’s name is one of the few of the practice that it sounds somewhat like, and is asked',
  async (t) => {
    const providers = ['Dr. Folasade Adeyemi', 'Dr. Ilse Krzyzanowska', { name: 'Dr. Tuan Subramanian', say: null }];
    const meant = (text: string) => hear(text, null, { providers });
    for (const [text, value] of [
      ['can i see doctor adjame tomorrow', 'Adeyemi'],
      ['i would like to be seen by doctor submarine', 'Subramanian'],
    ] as const)
      t.match(meant(text), { slots: { provider: value }, uncertain: ['provider'] }, text);
    for (const text of ['can i see doctor delgado tomorrow', 'the doctor whenever you can', 'doctor pepperoni called'])
      t.equal(meant(text).slots.provider, undefined, text);
  },
);
