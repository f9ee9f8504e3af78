import { layoutsFor } from '../../../shared/layout/layouts/index.ts';
import type { StockId } from '../../../shared/layout/stock.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Select } from '../../ui/Select.tsx';
import { nameOfLayout } from './layoutNames.ts';
import type { PrinterDraft } from './printerDraft.ts';

/** What each use prints, and on which papers there is a layout for all of it. */
const KINDS = { tickets: ['ticket', 'voucher'], receipts: ['receipt', 'closing'] } as const;
const STOCKS: readonly StockId[] = ['roll80', 'roll58', 'show', 'cinema'];

/** A printer's language, paper, letters, layouts and drawer. */
export function PrinterPaper({
  draft,
  onChange,
}: {
  readonly draft: PrinterDraft;
  readonly onChange: (changes: Partial<PrinterDraft>) => void;
}) {
  const { t } = useTexts();
  const kinds = KINDS[draft.use];
  const stocks = STOCKS.filter((stock) => kinds.every((kind) => layoutsFor(kind, stock).length > 0));
  const escpos = draft.language === 'escpos';
  return (
    <fieldset className="printer-paper">
      <legend>{t('printers.details')}</legend>
      <Select
        label={t('printers.stock')}
        value={draft.stock}
        options={stocks.map((value) => ({ value, text: t(`stock.${value}`) }))}
        onChange={(stock) => onChange({ stock, layouts: {} })}
      />
      <Select
        label={t('printers.language')}
        value={draft.language}
        options={(['escpos', 'zpl', 'fgl'] as const).map((value) => ({
          value,
          text: t(`printers.language.${value}`),
        }))}
        onChange={(language) =>
          onChange(language === 'escpos' ? { language, dpi: 203 } : { language, drawer: 'none' })
        }
      />
      {kinds.map((kind) => {
        const layouts = layoutsFor(kind, draft.stock);
        return (
          <Select
            key={kind}
            label={t(`printers.layout.${kind}`)}
            value={draft.layouts[kind] ?? layouts[0]?.id ?? ''}
            options={layouts.map(({ id }) => ({ value: id, text: nameOfLayout(t, id) }))}
            onChange={(id) => onChange({ layouts: { ...draft.layouts, [kind]: id } })}
          />
        );
      })}
      {escpos ? (
        <>
          <div className="field">
            <span className="field-label">{t('printers.letters')}</span>
            <Choice
              label={t('printers.letters')}
              value={draft.letters}
              options={(['own', 'picture'] as const).map((value) => ({
                value,
                text: t(`printers.letters.${value}`),
              }))}
              onChange={(letters) => onChange({ letters })}
            />
            <small className="muted">{t('printers.letters.hint')}</small>
          </div>
          <div className="field">
            <span className="field-label">{t('printers.drawer')}</span>
            <Choice
              label={t('printers.drawer')}
              value={draft.drawer}
              options={(['none', 'pin2', 'pin5'] as const).map((value) => ({
                value,
                text: t(`printers.drawer.${value}`),
              }))}
              onChange={(drawer) => onChange({ drawer })}
            />
          </div>
        </>
      ) : (
        <div className="field">
          <span className="field-label">{t('printers.dpi')}</span>
          <Choice
            label={t('printers.dpi')}
            value={String(draft.dpi)}
            options={['203', '300'].map((value) => ({ value, text: value }))}
            onChange={(dpi) => onChange({ dpi: dpi === '300' ? 300 : 203 })}
          />
        </div>
      )}
    </fieldset>
  );
}
