import type { Access } from '../../access/access.ts';
import type { Clock } from '../../clock.ts';
import type { ConsoleServices } from '../../console/api/services.ts';
import type { PagingView } from '../../oncall/paging/view.ts';
import type { Adviser } from '../../opinion/adviser.ts';
import type { Judging } from '../protocols.ts';
import type { LiveSchedule } from '../schedule.ts';
import { ScheduleImport } from '../schedule-import.ts';
import { ScheduleDesk } from '../schedule-service.ts';
import { accessService } from './access.ts';
import { alarmsService } from './alarms.ts';
import { type BoxParts, boxService } from './box.ts';
import { calendarService } from './calendar.ts';
import { callsService } from './calls.ts';
import { type ContactsDesk, channelsService } from './channels.ts';
import { escalationsService } from './escalations.ts';
import { type LanAccess, lanService } from './lan.ts';
import { messagesService } from './messages.ts';
import { onCallService } from './on-call.ts';
import type { ProtocolBench } from './protocol-bench.ts';
import { reviewService } from './protocol-review.ts';
import { protocolsService } from './protocols.ts';
import { rotationsService } from './rotations.ts';
import { scheduleService, settling } from './schedule.ts';
import { scheduleImports } from './schedule-imports.ts';
import type { SetUpCode } from './set-up-code.ts';

/** What the console asks of the rooms, answered by them. */
export function consoleServices(
  parts: BoxParts & {
    access: Access;
    clock: Clock;
    setUpCode: SetUpCode | null;
    /** What judges the calls that begin now. */
    judging: () => Judging & { name: string };
    bench: ProtocolBench;
    advisers?: () => readonly Adviser[];
    schedule: LiveSchedule;
    paging: PagingView;
    contacts: ContactsDesk;
    lan: LanAccess;
  },
): ConsoleServices {
  const { store, access, practice, clock, setUpCode, bench, judging, schedule: live, paging, contacts } = parts;
  const desk = new ScheduleDesk({ store, live, practice, clock });
  const imports = scheduleImports({ imports: new ScheduleImport({ store, live, clock }), live, clock });
  const protocols = protocolsService(parts);
  return {
    access: accessService(access, setUpCode),
    calls: callsService(store, practice, clock),
    messages: messagesService(store, practice),
    calendar: calendarService(store, practice, clock),
    onCall: onCallService(store, access, practice, clock, live),
    schedule: scheduleService({ store, clock, live, desk, imports }),
    rotations: rotationsService({ store, clock, practice, live, desk, settled: settling({ store, clock, live }) }),
    escalations: escalationsService({ store, access, practice, clock, live, paging }),
    channels: channelsService({ store, practice, contacts }),
    alarms: alarmsService({ store, practice }),
    lan: lanService({ desk, practice, may: parts.lan }),
    box: boxService(parts),
    protocols,
    review: reviewService({ store, practice, clock, bench, judging, detail: protocols.detail }),
  };
}
