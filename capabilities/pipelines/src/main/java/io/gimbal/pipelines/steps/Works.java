package io.gimbal.pipelines.steps;

import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepWork;
import io.gimbal.pipelines.StepWorks;

/// Which class does which step.
public final class Works implements StepWorks {
    private final Tools tools;

    public Works(Tools tools) {
        this.tools = tools;
    }

    @Override
    public ForRun open(RunContext context) {
        Inputs inputs = new Inputs(context, tools);
        return step -> prepare(step, context, inputs);
    }

    private StepWork prepare(Step step, RunContext context, Inputs inputs) {
        return switch (step) {
            case Step.Sql sql -> new SqlWork(sql, context, inputs, tools);
            case Step.Validate validate -> new ValidateWork(validate, context, inputs, tools);
            case Step.TrainingSet set -> new TrainingSetWork(set, context, inputs, tools);
            case Step.Train train -> new TrainWork(train, context, inputs, tools);
            case Step.Evaluate evaluate -> new EvaluateWork(evaluate, context, inputs, tools);
            case Step.Register register -> new RegisterWork(register, context, tools);
            case Step.Command command -> new CommandWork(command, context, tools);
        };
    }
}
