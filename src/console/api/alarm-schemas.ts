import { type Static, type TObject, type TSchema, Type } from 'typebox';

/** Alarms over the wire. Staff and services by name, and nothing about a patient. */
const time = (description: string) => Type.String({ description: `${description} ISO 8601, UTC.` });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Alarm = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum([
      ...(['rota-gap', 'pin-locked', 'trunk-down', 'gateway-down', 'ladder-exhausted'] as const),
      ...(['last-resort', 'rose-again', 'channel-down', 'pin-guessing'] as const),
    ]),
    says: Type.String({ description: 'One or two sentences for a person.' }),
    /** Of an escalation that reached nobody yet. */
    escalation: orNull(Type.String({ description: 'Id of the escalation that it is about.' })),
    raisedAt: time('When it was raised.'),
    fromAt: orNull(time('When what it warns of begins or began.')),
    seenBy: orNull(Type.String({ description: 'Name of whoever has looked at it.' })),
  },
  { $id: 'Alarm' },
);
export type Alarm = Static<typeof Alarm>;

export const ALARM_SCHEMAS: TObject[] = [Alarm];
