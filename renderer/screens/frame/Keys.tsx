import { X } from 'lucide-react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { TextKey } from '../../i18n/texts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useView } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

const KEYS: readonly (readonly [keys: readonly string[], text: TextKey])[] = [
  [['4', 'A'], 'keys.tile'],
  [['←', '↑', '↓', '→'], 'keys.arrows'],
  [['␣'], 'keys.space'],
  [['Enter'], 'keys.enter'],
  [['C'], 'method.card'],
  [['T'], 'method.twint'],
  [['R'], 'receipt'],
  [['Esc'], 'keys.back'],
  [['/'], 'search'],
  [['F1', 'F4'], 'keys.rail'],
  [['F12'], 'lock'],
  [['?'], 'keys'],
];

/** The keys, over everything; any key of them puts it away. */
export function Keys() {
  const { t } = useTexts();
  const show = useView((s) => s.showKeys);
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={show}>
      <Modal className="modal">
        <Dialog className="modal-body">
          <div className="modal-head">
            <Heading slot="title">{t('keys')}</Heading>
            <Button
              look="quiet"
              onPress={() => show(false)}
              aria-label={t('close')}
              icon={<X aria-hidden="true" />}
            />
          </div>
          <dl className="keys">
            {KEYS.map(([keys, text]) => (
              <div key={text}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(text)}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
