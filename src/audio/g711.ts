/**
 * ITU-T G.711 (11/1988): mu-law and A-law, the two codecs every telephone line speaks.
 * One byte is one sample at 8,000 samples a second; the linear side is 16-bit PCM at the same rate.
 */

/** Mu-law works on 14 bits; adding this keeps every segment a power of two (G.711 table 2). Here scaled to 16 bits. */
const MU_BIAS = 132;
const MU_CLIP = 32635;

function muToLinear(code: number): number {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + MU_BIAS) << ((bits & 0x70) >> 4)) - MU_BIAS;
  return bits & 0x80 ? -magnitude : magnitude;
}

function linearToMu(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), MU_CLIP) + MU_BIAS;
  const segment = 24 - Math.clz32(magnitude);
  return ~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f)) & 0xff;
}

/** A-law inverts the even bits on the line (G.711 table 1a, note 2), which is the 0x55 here. */
function aToLinear(code: number): number {
  const bits = code ^ 0x55;
  const segment = (bits & 0x70) >> 4;
  const mantissa = ((bits & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? mantissa : (mantissa + 0x100) << (segment - 1);
  return bits & 0x80 ? magnitude : -magnitude;
}

function linearToA(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  // 13 bits; a negative value is its one's complement so that -1 and 0 are the two codes nearest to silence.
  const magnitude = (sample >= 0 ? sample : ~sample) >> 3;
  const segment = magnitude < 32 ? 0 : 27 - Math.clz32(magnitude);
  const mantissa = segment === 0 ? magnitude >> 1 : magnitude >> segment;
  return (sign | (segment << 4) | (mantissa & 0x0f)) ^ 0x55;
}

const MU_DECODE = Int16Array.from({ length: 256 }, (_, code) => muToLinear(code));
const A_DECODE = Int16Array.from({ length: 256 }, (_, code) => aToLinear(code));
const MU_ENCODE = new Uint8Array(65536);
const A_ENCODE = new Uint8Array(65536);
for (let sample = -32768; sample < 32768; sample++) {
  MU_ENCODE[sample & 0xffff] = linearToMu(sample);
  A_ENCODE[sample & 0xffff] = linearToA(sample);
}

/** The mu-law byte of silence. */
export const MU_SILENCE = 0xff;
/** The A-law byte of silence. */
export const A_SILENCE = 0xd5;

function decode(table: Int16Array, bytes: Uint8Array): Int16Array {
  const out = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = table[bytes[i]!]!;
  return out;
}

function encode(table: Uint8Array, samples: Int16Array): Uint8Array {
  const out = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i++) out[i] = table[samples[i]! & 0xffff]!;
  return out;
}

/** Mu-law (PCMU) bytes to 16-bit PCM. */
export const decodeMuLaw = (bytes: Uint8Array): Int16Array => decode(MU_DECODE, bytes);
/** 16-bit PCM to mu-law (PCMU) bytes. */
export const encodeMuLaw = (samples: Int16Array): Uint8Array => encode(MU_ENCODE, samples);
/** A-law (PCMA) bytes to 16-bit PCM. */
export const decodeALaw = (bytes: Uint8Array): Int16Array => decode(A_DECODE, bytes);
/** 16-bit PCM to A-law (PCMA) bytes. */
export const encodeALaw = (samples: Int16Array): Uint8Array => encode(A_ENCODE, samples);
