/** What a SIP server writes of a call that somebody else did not take: `reason` of RFC 5806, `cause` of RFC 7044 and RFC 4458. */
const UNANSWERED = /reason=(?:noanswer|userbusy|unavailable)|cause=(?:408|480|486|487)/i;

/** Whether a call came here because the telephones that it was for did not take it. @param header its letters, digits and `=` */
export function isUnanswered(header: string): boolean {
  return UNANSWERED.test(header);
}
