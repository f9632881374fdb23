/** What the random callers say: sentences of our own, each a whole one, so that whoever hears its end may answer. */
export const LINES = {
  emergency: [
    'My chest feels crushed and the pain runs down my left arm.',
    "I can't breathe and my lips are turning blue.",
    'My wife suddenly cannot speak and her face is drooping.',
    'I have been throwing up blood since this morning.',
  ],
  urgent: [
    'My leg is swollen, hot and hurts a lot since yesterday.',
    'I fell down the stairs and now my wrist is bent and very swollen.',
    'The wound from my operation is red and it leaks pus and I have a fever.',
  ],
  matter: [
    'I would like to make an appointment for a check up.',
    'I need a refill of my blood pressure medicine.',
    'I want to leave a message for the nurse.',
    'I am calling about the results of my blood test.',
    'Can you tell me when you are open on Thursday?',
    'I have to cancel my visit next week.',
  ],
  answer: [
    'Yes, that is right.',
    'No, that is not right.',
    'Yes please.',
    'No, thank you, that is all.',
    'My name is Sarah Miller.',
    'It is Thomas Bell.',
    'March fourth, nineteen eighty two.',
    'The ninth of October, nineteen sixty one.',
    'Five one eight, five five five, zero one four two.',
    'Any day next week would be fine.',
    'Since the day before yesterday.',
    'I do not know.',
  ],
  ramble: [
    'Well, my neighbour said that I should call you, because she came to you last winter and she was so pleased, and now I thought I had better ask as well before it gets too late in the year.',
    'So I was at the pharmacy this morning and they told me that the paper was too old and that you would have to send another one, and I said that I had only just got it.',
    'I am not sure whether you are the right people, because I moved here in the spring and my old doctor has closed, and my daughter looked for your number on the internet.',
  ],
  person: ['I want to talk to a real person, please.', 'Can I speak to somebody at the front desk?'],
  moment: ['Could you hold on a moment, please?'],
} as const;

export type LineKind = keyof typeof LINES;
export type Symptom = 'emergency' | 'urgent';

export const ALL_LINES: readonly string[] = Object.values(LINES).flat();
