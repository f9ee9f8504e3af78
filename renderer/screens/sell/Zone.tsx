import { Map as MapIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import {
  atPrice,
  type DateView,
  type Left,
  leftHere,
  leftOf,
  type Tile,
  type ZoneView,
} from '../../state/selling.ts';
import { Button } from '../../ui/Button.tsx';
import { FreePrice } from './FreePrice.tsx';

/** A zone: what is left of it, once, and its prices. */
export function Zone({
  date,
  zone,
  tiles,
}: {
  readonly date: DateView;
  readonly zone: ZoneView;
  readonly tiles: readonly Tile[];
}) {
  const { t, f } = useTexts();
  const cart = useSale((s) => s.cart);
  const openPlan = useSale((s) => s.openPlan);
  const left = leftHere(zone, date.id, cart);
  const { house } = zone;
  const facts = [
    ...(left === null ? [t('zone.notHere')] : [t('zone.here', { count: left })]),
    ...(house === null ? [] : [t('zone.house', { count: house.left, at: f.time(house.at) })]),
  ];
  return (
    <section className="zone" data-zone={((zone.colour - 1) % 8) + 1} aria-labelledby={`zone-${zone.id}`}>
      <h3 className="zone-head" id={`zone-${zone.id}`}>
        <i aria-hidden="true" />
        <span>{zone.name}</span>
        <small>{facts.join(' · ')}</small>
        {zone.numbered && (
          <Button
            size="small"
            icon={<MapIcon aria-hidden="true" />}
            onPress={() => openPlan(date.id, tiles[0]?.price.id ?? null)}
          >
            {t('line.plan')}
          </Button>
        )}
      </h3>
      <div className="tiles">
        {tiles.map((tile) => (
          <PriceTile
            key={tile.price.id}
            date={date}
            tile={tile}
            left={left}
            is={leftOf(zone, date.id, cart, left)}
          />
        ))}
      </div>
    </section>
  );
}

function PriceTile({
  date,
  tile,
  left,
  is,
}: {
  readonly date: DateView;
  readonly tile: Tile;
  readonly left: number | null;
  readonly is: Left;
}) {
  const { t, f } = useTexts();
  const addTickets = useSale((s) => s.addTickets);
  const quantity = useSale((s) => (s.done === null ? atPrice(s.cart, date.id, tile.price.id) : 0));
  const online = useTill((s) => s.till?.sync.state === 'online');
  const { price } = tile;
  // What other tills or the centre still have is asked for while the line is up.
  const out = is === 'none' || (!online && (is === 'noneHere' || is === 'notHere'));
  const gone = out || price.notNow || date.full;
  const scarce = date.full
    ? t('tile.full')
    : price.notNow
      ? t('tile.notNow')
      : is === 'scarce'
        ? t('tile.left', { count: left ?? 0 })
        : is !== 'enough'
          ? t(`tile.${is}`)
          : price.least !== null && price.least > 1
            ? t('tile.least', { count: price.least })
            : null;
  if (price.payWhatYouWantFrom !== null && !gone)
    return <FreePrice date={date.id} price={price} least={price.payWhatYouWantFrom} />;
  return (
    <AriaButton
      className={`tile ${gone ? 'tile-gone' : scarce !== null ? 'tile-scarce' : ''}`}
      data-tile={tile.price.id}
      // What this till does not hold may be had from the centre, or by a manager's word.
      isDisabled={price.notNow || date.full || date.ended}
      onPress={() => void addTickets(date.id, tile.price.id)}
    >
      <span className="tile-head">
        <span className="tile-name">{tile.price.name}</span>
        {quantity > 0 && (
          <span className="tile-count">
            <span aria-hidden="true">{quantity}</span>
            <span className="sr-only">{t('tile.inCart', { count: quantity })}</span>
          </span>
        )}
      </span>
      <span className="tile-foot amount">
        <b>{f.money(tile.price.minor)}</b>
        {scarce !== null && <span className="tile-left">{scarce}</span>}
        {scarce === null && tile.letter !== null && (
          <span aria-hidden="true" className="key tile-letter">
            {tile.letter}
          </span>
        )}
      </span>
    </AriaButton>
  );
}
