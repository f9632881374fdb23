/** RTP packets (RFC 3550 section 5.1). */
export interface RtpPacket {
  payloadType: number;
  marker: boolean;
  sequence: number;
  timestamp: number;
  ssrc: number;
  payload: Uint8Array;
}

const HEADER_BYTES = 12;

/** Null for what is no RTP version 2 packet. Never throws. */
export function parseRtp(datagram: Uint8Array): RtpPacket | null {
  const first = datagram[0] ?? 0;
  if (datagram.length < HEADER_BYTES || first >> 6 !== 2) return null;
  const bytes = Buffer.from(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  let begin = HEADER_BYTES + 4 * (first & 0x0f);
  if (first & 0x10) {
    if (bytes.length < begin + 4) return null;
    begin += 4 + 4 * bytes.readUInt16BE(begin + 2);
  }
  const end = bytes.length - (first & 0x20 ? bytes.at(-1)! : 0);
  if (end < begin) return null;
  return {
    payloadType: bytes[1]! & 0x7f,
    marker: (bytes[1]! & 0x80) !== 0,
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    payload: bytes.subarray(begin, end),
  };
}

export function formatRtp({ payloadType, marker, sequence, timestamp, ssrc, payload }: RtpPacket): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES + payload.length);
  bytes[0] = 0x80;
  bytes[1] = (marker ? 0x80 : 0) | payloadType;
  bytes.writeUInt16BE(sequence & 0xffff, 2);
  bytes.writeUInt32BE(timestamp >>> 0, 4);
  bytes.writeUInt32BE(ssrc >>> 0, 8);
  bytes.set(payload, HEADER_BYTES);
  return bytes;
}
