// Sound that stands for somebody's speech where no recogniser listens.
const RATE = 16_000;

/** Noise with the shape of speech: syllables of changing pitch and colour. */
export function voice(seconds: number, seed: number): Float64Array {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 30 - 1;
  };
  const out = new Float64Array(seconds * RATE);
  let [colour, low, phase, pitch] = [0.5, 0, 0, 120];
  for (let i = 0; i < out.length; i++) {
    if (i % 2_400 === 0) {
      colour = 0.15 + 0.4 * Math.abs(random());
      pitch = 110 + 60 * Math.abs(random());
    }
    phase += (2 * Math.PI * pitch) / RATE;
    const source = 0.5 * Math.sin(phase) + 0.4 * Math.sin(3 * phase) + 0.6 * random();
    low += colour * (source - low);
    out[i] = 9_000 * low * Math.max(0.05, Math.sin((Math.PI * (i % 2_400)) / 2_400));
  }
  return out;
}
