import { NightbellError } from '../errors.ts';
import { clip } from './float.ts';
import { decodeALaw, decodeMuLaw } from './g711.ts';

/**
 * RIFF WAVE files (Multimedia Programming Interface 1.0, and Microsoft's WAVEFORMATEXTENSIBLE).
 * Reads what recorders, telephone systems and test sets give; writes 16-bit mono.
 */
export interface Wav {
  /** Samples a second. */
  rate: number;
  /** Mono; several channels are averaged. */
  samples: Int16Array;
}

const PCM = 1;
const FLOAT = 3;
const A_LAW = 6;
const MU_LAW = 7;
const EXTENSIBLE = 0xfffe;
/** A size that a program writing to a pipe puts when it cannot know the length. */
const UNKNOWN_SIZE = 0xffffffff;
const MAX_RATE = 768_000;

interface Format {
  tag: number;
  channels: number;
  rate: number;
  bits: number;
}

function bad(detail: string): NightbellError {
  return new NightbellError('NB_INPUT_INVALID', `WAV: ${detail}`);
}

/** Every channel's samples, interleaved as in the file. */
function decode(data: Buffer, { tag, bits }: Format): Int16Array {
  if (tag === MU_LAW && bits === 8) return decodeMuLaw(data);
  if (tag === A_LAW && bits === 8) return decodeALaw(data);
  const width = bits / 8;
  const count = Math.floor(data.length / width);
  const each = (sample: (at: number) => number): Int16Array => {
    const out = new Int16Array(count);
    for (let i = 0; i < count; i++) out[i] = sample(i * width);
    return out;
  };
  switch (tag === FLOAT ? `float${bits}` : tag === PCM ? `int${bits}` : '') {
    case 'int8':
      return each((at) => (data[at]! - 128) << 8);
    case 'int16':
      return each((at) => data.readInt16LE(at));
    case 'int24':
      return each((at) => clip(data.readIntLE(at, 3) / 256));
    case 'int32':
      return each((at) => clip(data.readInt32LE(at) / 65536));
    case 'float32':
      return each((at) => clip(data.readFloatLE(at) * 32768));
    case 'float64':
      return each((at) => clip(data.readDoubleLE(at) * 32768));
    default:
      throw bad(`format ${tag} with ${bits} bits is not one that can be read`);
  }
}

function mix(samples: Int16Array, channels: number): Int16Array {
  if (channels === 1) return samples;
  const out = new Int16Array(Math.floor(samples.length / channels));
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += samples[i * channels + channel]!;
    out[i] = Math.round(sum / channels);
  }
  return out;
}

function readFormat(chunk: Buffer): Format {
  if (chunk.length < 16) throw bad('the format chunk is too short');
  let tag = chunk.readUInt16LE(0);
  if (tag === EXTENSIBLE) {
    if (chunk.length < 40) throw bad('the extensible format chunk is too short');
    tag = chunk.readUInt16LE(24); // the first two bytes of the sub-format's GUID are the plain tag
  }
  const format = { tag, channels: chunk.readUInt16LE(2), rate: chunk.readUInt32LE(4), bits: chunk.readUInt16LE(14) };
  if (format.channels < 1) throw bad('no channels');
  if (format.rate < 1 || format.rate > MAX_RATE) throw bad(`a rate of ${format.rate} Hz`);
  return format;
}

/**
 * Reads a WAV file: integers of 8, 16, 24 and 32 bits, floats, G.711, any rate and number of channels.
 * @throws NightbellError NB_INPUT_INVALID when it is no WAV file, is cut short or holds another coding.
 */
export function readWav(bytes: Uint8Array): Wav {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE')
    throw bad('not a RIFF WAVE file');
  let format: Format | null = null;
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = at + 8;
    const endless = id === 'data' && size === UNKNOWN_SIZE;
    if (body + size > file.length && !endless) throw bad(`cut short in chunk at byte ${at}`);
    const chunk = file.subarray(body, endless ? file.length : body + size);
    if (id === 'fmt ') format = readFormat(chunk);
    if (id === 'data') {
      if (!format) throw bad('the data comes before the format');
      return { rate: format.rate, samples: mix(decode(chunk, format), format.channels) };
    }
    at = body + size + (size & 1); // chunks begin at even bytes
  }
  throw bad(format ? 'no data chunk' : 'no format chunk');
}

/** A whole file of 16-bit mono PCM. */
export function writeWav(samples: Int16Array, rate: number): Buffer {
  const data = samples.length * 2;
  const file = Buffer.alloc(44 + data);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + data, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(PCM, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(data, 40);
  for (let i = 0; i < samples.length; i++) file.writeInt16LE(samples[i]!, 44 + 2 * i);
  return file;
}
