/** Between 16-bit PCM and the -1..1 floats that speech models take and give. */

/** 16-bit PCM to floats in [-1, 1). */
export function toFloat(samples: Int16Array): Float32Array {
  const out = new Float32Array(samples.length);
  for (let i = 0; i < samples.length; i++) out[i] = samples[i]! / 32768;
  return out;
}

/** Floats to 16-bit PCM, rounded; what is beyond full scale is clipped and what is not a number is silence. */
export function fromFloat(floats: Float32Array | Float64Array): Int16Array {
  const out = new Int16Array(floats.length);
  for (let i = 0; i < floats.length; i++) out[i] = clip(floats[i]! * 32768);
  return out;
}

/** Rounds to a 16-bit sample, clipping. */
export function clip(value: number): number {
  return value >= 32767 ? 32767 : value <= -32768 ? -32768 : Math.round(value);
}
