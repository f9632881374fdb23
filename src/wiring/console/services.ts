import type { Access } from '../../access/access.ts';
import type { Clock } from '../../clock.ts';
import type { ConsoleServices } from '../../console/api/services.ts';
import { accessService } from './access.ts';
import { type BoxParts, boxService } from './box.ts';
import { callsService } from './calls.ts';
import { messagesService } from './messages.ts';
import { onCallService } from './on-call.ts';

/** What the console asks of the rooms, answered by them. */
export function consoleServices(parts: BoxParts & { access: Access; clock: Clock }): ConsoleServices {
  const { store, access, practice, clock } = parts;
  return {
    access: accessService(access),
    calls: callsService(store, practice),
    messages: messagesService(store),
    onCall: onCallService(store, access, practice, clock),
    box: boxService(parts),
  };
}
