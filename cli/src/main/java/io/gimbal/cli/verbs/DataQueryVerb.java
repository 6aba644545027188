package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "query",
        header = "Ask datasets a question in SQL.",
        description =
                "Runs one SELECT over the newest versions of the datasets it names, with bounded memory and time and"
                        + " without any other file or the network. DESCRIBE and SUMMARIZE work too.",
        footer = {
            "",
            "Examples:",
            "  gimbal data query \"select pickup_zone, count(*) as trips from trips group by all order by trips desc\"",
            "  gimbal data query \"summarize trips\" --version trips=2"
        })
final class DataQueryVerb extends ServerVerb {
    @Parameters(paramLabel = "SQL", description = "One SELECT in the words of DuckDB.")
    private String sql = "";

    @Option(names = "--limit", description = "How many rows are shown at most. Default: ${DEFAULT-VALUE}.")
    private long limit = 100;

    @Option(
            names = "--version",
            paramLabel = "DATASET=NUMBER",
            description = "Another version of a dataset than the newest; can be given again.")
    private Map<String, Long> versions = Map.of();

    DataQueryVerb(Shell shell) {
        super(shell);
    }

    private record Question(String sql, long limit, Map<String, Long> versions) {}

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.post("/api/v1/data/query", new Question(sql, limit, versions));
        if (!printJson(answer)) {
            RowsView.of(answer).print(terminal());
        }
        return ExitCode.DONE;
    }
}
