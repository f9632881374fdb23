/** The ways by which a person can be reached. */
export const CHANNELS = [
  'call-mobile',
  'call-home',
  'call-desk',
  'sms',
  'pager-snpp',
  'pager-email',
  'email',
  'webhook',
] as const;
export type Channel = (typeof CHANNELS)[number];
/** Rung through the trunk: what is said there is the matter of the conversation. */
export type VoiceChannel = 'call-mobile' | 'call-home' | 'call-desk';
/** Sent by `delivery`. Insecure by their nature: see its `Message` for what they may carry. */
export type TextChannel = Exclude<Channel, VoiceChannel>;

export function isVoice(channel: Channel): channel is VoiceChannel {
  return channel === 'call-mobile' || channel === 'call-home' || channel === 'call-desk';
}
