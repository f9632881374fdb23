import {
  IconAlertTriangle,
  IconBellRinging,
  IconCircleCheck,
  IconClockExclamation,
  IconHelpCircle,
  type TablerIcon,
} from '@tabler/icons-react';
import { plain, TIERS } from '../format/words.ts';

const ICONS: Record<string, TablerIcon> = {
  emergency: IconBellRinging,
  urgent: IconAlertTriangle,
  semi_urgent: IconClockExclamation,
  routine: IconCircleCheck,
  unclear: IconHelpCircle,
};

/** A tier by colour, sign and word: each tells it alone. */
export function TierBadge({
  tier,
  crisis = false,
  large = false,
}: {
  tier: string;
  crisis?: boolean;
  large?: boolean;
}) {
  const Icon = ICONS[tier] ?? IconHelpCircle;
  return (
    <span className="nb-tiers">
      <span className="nb-tier" data-tier={tier} data-large={large || undefined}>
        <Icon size={large ? 22 : 18} aria-hidden />
        {TIERS[tier] ?? plain(tier)}
      </span>
      {crisis && (
        <span className="nb-tier" data-tier="crisis" data-large={large || undefined}>
          Crisis
        </span>
      )}
    </span>
  );
}
