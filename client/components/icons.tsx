/** Small drawings beside words. They never carry meaning alone, so screen readers skip them. */
function Icon({ path, filled = false }: { path: string; filled?: boolean }) {
  return (
    <svg
      aria-hidden="true"
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={filled ? 0 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
    >
      <path d={path} />
    </svg>
  );
}

export const CaretIcon = () => <Icon path="M3 4.5 6 7.5 9 4.5" />;
export const BackIcon = () => <Icon path="M7.5 3 4.5 6 7.5 9" />;
export const ForwardIcon = () => <Icon path="M4.5 3 7.5 6 4.5 9" />;
export const CheckIcon = () => <Icon path="M2.5 6.5 5 9l4.5-6" />;
export const ShortIcon = () => <Icon path="M3 2.5 6 5.5 9 2.5M3 6.5 6 9.5 9 6.5" />;
export const TightIcon = () => <Icon path="M3 4.5 6 7.5 9 4.5" />;
export const FairIcon = () => <Icon path="M2.5 4.5h7M2.5 7.5h7" />;
export const OverIcon = () => <Icon path="M3 7.5 6 4.5 9 7.5" />;
export const NoneIcon = () => <Icon path="M3 6h6" />;
export const WarningIcon = () => <Icon path="M6 1.5 11 10.5H1ZM6 5v2.2M6 9v.1" />;
