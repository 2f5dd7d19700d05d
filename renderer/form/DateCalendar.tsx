/** The calendar that opens beside a date. */
import { CalendarDate, getLocalTimeZone, today } from '@internationalized/date'
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components'
import type { Day } from './dates.ts'

interface Props {
  readonly day: Day | null
  readonly disabled: boolean
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onChoose: (day: Day) => void
}

/**
 * A button and, while it is open, the month around `day`. Days are counted as in the text, in no zone. The button is
 * no stop of the Tab key: Alt and the down arrow open the calendar from the date itself.
 */
export function DateCalendar({ day, disabled, open, onOpen, onChoose }: Props) {
  const value = day && new CalendarDate(day.year, day.month, day.day)
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpen}>
      <Button className="form-inner-button" excludeFromTabOrder aria-label="Choose a day" isDisabled={disabled}>
        <CalendarIcon size={14} strokeWidth={1.75} />
      </Button>
      <Popover className="form-popover" placement="bottom end" offset={6}>
        <Dialog className="form-calendar" aria-label="Choose a day">
          <I18nProvider locale="en-GB">
            <Calendar
              autoFocus
              value={value}
              defaultFocusedValue={value ?? today(getLocalTimeZone())}
              onChange={({ year, month, day: chosen }) => {
                onOpen(false)
                onChoose({ year, month, day: chosen })
              }}
            >
              <header className="form-calendar-head">
                <Button slot="previous" className="ui-icon">
                  <ChevronLeft />
                </Button>
                <Heading className="form-calendar-month" />
                <Button slot="next" className="ui-icon">
                  <ChevronRight />
                </Button>
              </header>
              <CalendarGrid>
                <CalendarGridHeader>{(name) => <CalendarHeaderCell>{name}</CalendarHeaderCell>}</CalendarGridHeader>
                <CalendarGridBody>{(date) => <CalendarCell className="form-day" date={date} />}</CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          </I18nProvider>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
