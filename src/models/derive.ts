import type { Source } from './manifest.ts';
import { leanDecoder } from './moonshine-decoder.ts';
import { field, message } from './protobuf.ts';

/** Files that upstream does not offer as such and that follow from one that it does. Text is read, never run. */
export const MAKERS: Record<NonNullable<Source['make']>, (from: Buffer) => Buffer> = {
  'moonshine-tokens': moonshineTokens,
  'moonshine-decoder': leanDecoder,
  'kokoro-tokens': kokoroTokens,
};

/** Moonshine's vocabulary: the 32,000 pieces of the Llama tokeniser and special tokens up to this many. */
const MOONSHINE_PIECES = 32768;

/**
 * tokens.txt as sherpa-onnx reads it for Moonshine: a line each of base64 piece, space, id. The pieces are in
 * llama-tokenizer.js as one base64 literal, a piece a line.
 */
function moonshineTokens(script: Buffer): Buffer {
  const literal = /llama_vocab_base64 = "([A-Za-z0-9+/=]+)"/.exec(script.toString('latin1'))?.[1];
  if (!literal) throw new Error('no vocabulary in it');
  const pieces = Buffer.from(literal, 'base64').toString('utf8').split('\n');
  const lines = Array.from({ length: MOONSHINE_PIECES }, (_, id) => {
    const piece = pieces[id];
    const bytes = piece === undefined ? Buffer.from(`<<ST_${id - pieces.length}>>`) : pieceBytes(piece);
    return `${bytes.toString('base64')} ${id}\n`;
  });
  return Buffer.from(lines.join(''));
}

/** `<0x41>` stands for that byte, and SentencePiece's ▁ for a space. */
function pieceBytes(piece: string): Buffer {
  const byte = /^<0x([0-9A-F]{2})>$/.exec(piece)?.[1];
  return byte ? Buffer.from([Number.parseInt(byte, 16)]) : Buffer.from(piece.replaceAll('▁', ' '));
}

/** tokens.txt as sherpa-onnx reads it for Kokoro (a line each of symbol, space, id), from tokenizer.json. */
function kokoroTokens(json: Buffer): Buffer {
  const vocabulary = (JSON.parse(json.toString('utf8')) as { model: { vocab: Record<string, number> } }).model.vocab;
  return Buffer.from(
    Object.entries(vocabulary)
      .map(([symbol, id]) => `${symbol} ${id}\n`)
      .join(''),
  );
}

/**
 * ONNX ModelProto.metadata_props (field 14, each a StringStringEntryProto of key 1 and value 2) in protobuf's wire
 * form. Laid behind a model it becomes part of it: protobuf merges repeated fields of concatenated messages.
 */
export function onnxMetadata(properties: Record<string, string>): Buffer {
  return message(Object.entries(properties).map(([key, value]) => field(14, [field(1, key), field(2, value)])));
}
