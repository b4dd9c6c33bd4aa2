package dev.rollcall.campaign;

import dev.rollcall.fanout.FanOut;
import dev.rollcall.fanout.FanOutRun;
import dev.rollcall.fanout.Job;
import dev.rollcall.fanout.JobListener;
import dev.rollcall.fanout.JobOutcome;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fix.LeftOut;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Plans all hosts that were chosen, some at a time. */
final class Planner {
    private final Tools tools;
    private final Task task;
    private final CampaignListener listener;

    Planner(Tools tools, Task task, CampaignListener listener) {
        this.tools = tools;
        this.task = task;
        this.listener = listener;
    }

    CampaignPlan plan(List<Question> questions) throws InterruptedException {
        Limit limit = new Limit("hosts", task.care().atOnce());
        Duration each = tools.parts()
                .looking()
                .plan()
                .deadline()
                .plus(tools.timings().ask().multipliedBy(2));
        Drafts drafts = new Drafts();
        FanOutRun<Draft> run = new FanOut<Draft>(limit::take, each).start(questions, drafts);
        try {
            run.await();
        } catch (InterruptedException e) {
            run.cancel();
            throw e;
        }
        return new CampaignPlan(task.order(), new PlanOrder(task).arranged(List.copyOf(drafts.all)));
    }

    private final class Drafts implements JobListener<Draft> {
        private final Queue<Draft> all = new ConcurrentLinkedQueue<>();

        @Override
        public void ended(Job<Draft> job, JobOutcome<Draft> outcome) {
            if (job instanceof Question question) {
                Draft draft = draft(question, outcome);
                all.add(draft);
                listener.step(draft.step().record());
            }
        }

        @Override
        public void allEnded() {}
    }

    private static Draft draft(Question question, JobOutcome<Draft> outcome) {
        return switch (outcome) {
            case JobOutcome.Done<Draft>(Draft draft) -> draft;
            case JobOutcome.Failed<Draft>(Throwable problem) ->
                question.spared(new Concern(LeftOut.REFUSED, "defect in this program: " + problem));
            case JobOutcome.Cancelled<Draft> _ ->
                question.spared(new Concern(LeftOut.REFUSED, "planning was stopped before it was asked"));
            case JobOutcome.Expired<Draft> _ ->
                question.spared(new Concern(LeftOut.NO_ACCESS, "it did not answer in time"));
        };
    }
}
