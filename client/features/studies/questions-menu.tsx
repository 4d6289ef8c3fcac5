import { useSession } from '../../session.ts';
import { ChoiceItem, ChoiceList } from '../allocation/choice-list.tsx';
import { QUESTIONS_ID, questions, useAsk } from './use-ask.ts';

/** The questions that can be asked about a plan; the one that is open is ticked. */
export function QuestionsMenu() {
  const { ask, open } = useAsk();
  const ownDistrict = useSession().account.districtId;
  const shown = questions.filter(({ needsAll }) => !needsAll || ownDistrict === null);
  return (
    <div id={QUESTIONS_ID}>
      <ChoiceList title="Questions" label="Questions about the plan">
        {(close) =>
          shown.map((question) => (
            <ChoiceItem
              key={question.ask}
              title={question.title}
              detail={question.detail}
              isCurrent={question.ask === ask}
              onClick={() => {
                close();
                open(question.ask);
              }}
            />
          ))
        }
      </ChoiceList>
    </div>
  );
}
