import Box from '@mui/material/Box';
import type { ReactElement } from 'react';

const [WIDTH, HEIGHT, GAP] = [120, 24, 1];

/** How often, day by day, as small bars from a zero line. What it says is in its label, for those who do not see it. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }): ReactElement {
  const most = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, values.length);
  return (
    <Box component="svg" role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" sx={{ width: '100%', maxWidth: 180, height: HEIGHT, display: 'block', color: 'primary.main' }}>
      <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="currentColor" strokeOpacity={0.25} />
      {values.map((value, day) => {
        const height = (value / most) * (HEIGHT - 2);
        return value > 0 ? <rect key={day} x={day * step + GAP / 2} y={HEIGHT - 1 - height} width={step - GAP} height={height} fill="currentColor" /> : null;
      })}
    </Box>
  );
}
