/** The bell. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="nb-mark">
      <rect width="32" height="32" rx="8" fill="#066779" />
      <path d="M16 6a7 7 0 0 0-7 7v5l-2 3.5h18L23 18v-5a7 7 0 0 0-7-7Z" fill="#fff" />
      <path d="M13 24a3 3 0 0 0 6 0Z" fill="#f5d979" />
    </svg>
  );
}
