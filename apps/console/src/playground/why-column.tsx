import { Alert, Box, Chip, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { text } from '../messages';
import type { Preview } from './chat-turn';
import { EvidencePage } from './evidence-page';
import { OUTCOMES } from './outcomes';
import { formatShare } from '../providers/format';

const SHOWN = 6;

/** Why a question gets what it gets. */
export function WhyColumn({ preview, actions }: { preview: Preview; actions: ReactNode }): ReactElement {
  const { explanation } = preview;
  const drafted = explanation.decidedBy === 'GATE' || explanation.decidedBy === 'CURATED';
  return (
    <Stack spacing={2.5}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}>
        <Chip label={OUTCOMES[preview.outcome].label} color={OUTCOMES[preview.outcome].color} />
        {actions}
      </Stack>
      <Typography>{explanation.sentence}</Typography>
      {preview.handoffReason ? <Typography variant="body2" color="text.secondary">Reason of the handoff: {text.handoffReasons[preview.handoffReason]}.</Typography> : null}
      {explanation.decidedBy === 'GATE' ? <Gate confidence={preview.confidence} tentativeFrom={explanation.tentativeFrom} answeredFrom={explanation.answeredFrom} /> : null}
      {explanation.curated ? <Typography variant="body2"><MuiLink component={Link} to="/answers">Custom answer</MuiLink>: “{explanation.curated.phrase}”, likeness {explanation.curated.similarity.toFixed(2)} ≥ {explanation.curated.threshold.toFixed(2)}</Typography> : null}
      {explanation.fallback ? <Alert severity="info">The model’s answer was not used: {explanation.fallback}</Alert> : null}
      {preview.citations.length > 0 ? <Section title="Evidence in its page"><Evidence citations={preview.citations} /></Section> : null}
      <Section title="Tags">{preview.tags.length === 0 ? <None /> : preview.tags.map(({ tag, reason, score }) => (
        <Stack key={tag.id} direction="row" spacing={1} sx={{ alignItems: 'baseline', mb: 0.5 }}>
          <Chip label={tag.name} variant="outlined" /><Typography variant="body2" color="text.secondary">{[reason, score === null ? null : score.toFixed(2)].filter(Boolean).join(' · ')}</Typography>
        </Stack>))}
      </Section>
      <Section title="Rules">{explanation.rules.length === 0 && !explanation.rule ? <None /> : (
        <Stack spacing={0.5}>
          {explanation.rule && !explanation.rules.some((rule) => rule.name === explanation.rule) ? <Typography variant="body2">{explanation.rule} · hands over</Typography> : null}
          {explanation.rules.map((rule) => <Typography key={rule.name} variant="body2">{[rule.name, rule.handsOver ? 'hands over' : null, rule.phrase ? `“${rule.phrase}”` : null].filter(Boolean).join(' · ')}</Typography>)}
        </Stack>)}
      </Section>
      {drafted ? <Section title={`Passages considered (${explanation.considered})`}><Passages passages={preview.passages} /></Section> : null}
      <Section title="Time"><Typography variant="body2" color="text.secondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>{explanation.timings.map(({ stage, ms }) => `${stage} ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`).join(' · ')}</Typography></Section>
    </Stack>
  );
}

const None = (): ReactElement => <Typography variant="body2" color="text.secondary">None</Typography>;

function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Box component="section">
      <Typography variant="overline" component="h2" color="text.secondary">{title}</Typography>
      <Box>{children}</Box>
    </Box>
  );
}

/** Where the probability lies between the bands: a person, the closest passage, an answer. */
function Gate({ confidence, tentativeFrom, answeredFrom }: { confidence: number; tentativeFrom: number; answeredFrom: number }): ReactElement {
  const bands = [
    { label: 'a person', width: tentativeFrom },
    { label: 'closest passage', width: answeredFrom - tentativeFrom },
    { label: 'answer', width: 1 - answeredFrom },
  ];
  return (
    <Box role="img" aria-label={`Probability ${formatShare(confidence)}; closest passage from ${formatShare(tentativeFrom)}, answer from ${formatShare(answeredFrom)}`}>
      <Box sx={{ position: 'relative', display: 'flex', height: 22, borderRadius: 1, overflow: 'hidden', border: 1, borderColor: 'divider' }}>
        {bands.map(({ label, width }, at) => <Box key={label} sx={{ width: `${width * 100}%`, bgcolor: (theme) => (at === 0 ? theme.palette.sunken : at === 1 ? theme.palette.voices.customer.line : theme.palette.voices.ai.line), fontSize: '0.6875rem', lineHeight: '22px', textAlign: 'center', overflow: 'hidden', whiteSpace: 'nowrap', color: 'text.primary' }}>{width > 0.12 ? label : ''}</Box>)}
        <Box sx={{ position: 'absolute', top: 0, bottom: 0, left: `calc(${confidence * 100}% - 1.5px)`, width: 3, bgcolor: 'text.primary' }} />
      </Box>
      <Typography variant="caption" color="text.secondary">Closest passage from {formatShare(tentativeFrom)} · answer from {formatShare(answeredFrom)} · this question {formatShare(confidence)}</Typography>
    </Box>
  );
}

function Evidence({ citations }: { citations: Preview['citations'] }): ReactElement {
  const pages = [...new Set(citations.map((citation) => citation.documentId))];
  return (
    <Stack spacing={1.5}>
      {pages.map((id) => {
        const own = citations.filter((citation) => citation.documentId === id);
        return own[0]?.document ? <EvidencePage key={id} documentId={id} quotes={own.map((citation) => citation.quote)} /> : <Typography key={id} variant="body2" color="text.secondary">{own[0]?.title}: the document is gone.</Typography>;
      })}
    </Stack>
  );
}

function Passages({ passages }: { passages: Preview['passages'] }): ReactElement {
  const [all, setAll] = useState(false);
  return (
    <Box>
      {(all ? passages : passages.slice(0, SHOWN)).map((passage) => (
        <Box key={passage.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
          <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between' }}>
            <MuiLink component={Link} to={`/documents/${passage.document.id}`} variant="caption" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>{passage.headingPath.join(' › ')}</MuiLink>
            <Typography variant="caption" sx={{ fontVariantNumeric: 'tabular-nums' }} title="Relevance, 0 to 1">{passage.score?.toFixed(2)}</Typography>
          </Stack>
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }} dir="auto">{passage.text}</Typography>
        </Box>
      ))}
      {!all && passages.length > SHOWN ? <MuiLink component="button" type="button" variant="body2" onClick={() => setAll(true)}>Show all {passages.length}</MuiLink> : null}
    </Box>
  );
}
