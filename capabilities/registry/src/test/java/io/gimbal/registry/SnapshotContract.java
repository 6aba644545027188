package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.sql.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What searching models and versions promises on every database.
abstract class SnapshotContract {
    private static final ModelName ALPHA = ModelName.ofClient("alpha");
    private static final ModelName BETA = ModelName.ofClient("Beta*");
    private static final ModelName PROMPT = ModelName.ofClient("prompt");

    @TempDir
    private Path folder;

    private RegistryFixtures fixtures;

    protected abstract Database open();

    @BeforeEach
    void start() {
        fixtures = RegistryFixtures.on(open(), folder);
        create(ALPHA, new Tag("team", "taxi"));
        create(BETA, new Tag("team", "50%"), new Tag(RegistryGrammar.PROMPT_TAG, "false"));
        create(PROMPT, new Tag(RegistryGrammar.PROMPT_TAG, "true"));
        create(MODEL);
        register(ALPHA, "s3://a/1", "run1", new Tag("size", "small"));
        register(ALPHA, "s3://a/2", "run2");
        register(BETA, "gs://b/1", "run1");
        register(PROMPT, "s3://p/1", "", new Tag(RegistryGrammar.PROMPT_TAG, "true"));
        fixtures.register();
    }

    @AfterEach
    void stop() {
        fixtures.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`` | Beta* alpha trip-duration",
                "name = 'alpha' | alpha",
                "name != 'alpha' | Beta* trip-duration",
                "name = 'taxi.trip-duration' | ``",
                "name LIKE 'b%' | ``",
                "name LIKE 'Beta*' | Beta*",
                "name LIKE '%*' | Beta*",
                "name ILIKE 'b_TA%' | Beta*",
                "tags.team = 'taxi' | alpha",
                "tags.team != 'taxi' | Beta*",
                "tag.team LIKE '%\\%' | ``",
                "tag.team LIKE '50%' | Beta*",
                "tag.`mlflow.prompt.is_prompt` != 'true' | Beta* alpha trip-duration",
                "tag.`mlflow.prompt.is_prompt` = 'true' | prompt",
                "tag.`mlflow.prompt.is_prompt` = 'false' | Beta*",
                "name LIKE '%a%' AND tags.team = 'taxi' | alpha",
                "name = \"x' OR 1=1\" | ``",
            },
            quoteCharacter = '\u0001')
    void modelsAreFound(String filter, String names) {
        RegistryQuery query = models(filter.equals("``") ? "" : filter);

        List<String> found = clients().snapshots().searchModels(query, PageRequest.first()).items().stream()
                .map(ModelSnapshot::name)
                .sorted()
                .toList();

        assertThat(found).containsExactlyInAnyOrder(names.equals("``") ? new String[0] : names.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`` | Beta*@1 alpha@1 alpha@2 trip-duration@1",
                "name = 'alpha' | alpha@1 alpha@2",
                "name = 'trip-duration' | trip-duration@1",
                "run_id = 'run1' | Beta*@1 alpha@1",
                "run_id IN ('run1', 'run2') AND name = 'alpha' | alpha@1 alpha@2",
                "version_number > 1 | alpha@2",
                "version_number = '2' | alpha@2",
                "source_path LIKE 's3:%' | alpha@1 alpha@2",
                "source_path ILIKE 'GS:%' | Beta*@1",
                "tags.size = 'small' | alpha@1",
                "tag.`mlflow.prompt.is_prompt` = 'true' | prompt@1",
            },
            quoteCharacter = '\u0001')
    void versionsAreFound(String filter, String versions) {
        RegistryQuery query = versions(filter.equals("``") ? "" : filter);

        assertThat(clients()
                        .snapshots()
                        .searchVersions(query, PageRequest.first())
                        .items())
                .extracting(SnapshotContract::text)
                .containsExactlyInAnyOrder(versions.split(" "));
    }

    @Test
    void aStageIsNoWordOfASearch() {
        assertThatThrownBy(() -> versions("current_stage = 'Production'")).hasMessageContaining("current_stage");
    }

    @Test
    void everyPageGoesOnWhereTheOneBeforeEnded() {
        List<String> orders = List.of("name DESC", "version_number");
        List<String> all = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(1));
        while (next.isPresent()) {
            Page<VersionSnapshot> page = clients().snapshots().searchVersions(ordered(orders), next.get());
            page.items().forEach(version -> all.add(text(version)));
            next = page.next().map(token -> new PageRequest(1, Optional.of(token)));
        }

        assertThat(all).hasSize(4).doesNotHaveDuplicates().containsSubsequence("alpha@1", "alpha@2");
        assertThat(all).startsWith("trip-duration@1");
    }

    @Test
    void whatTheOrderLeavesOpenGoesByNameThenNewestFirst() {
        assertThat(clients()
                        .snapshots()
                        .searchVersions(ordered(List.of("creation_timestamp")), PageRequest.first())
                        .items())
                .extracting(SnapshotContract::text)
                .containsSubsequence("alpha@2", "alpha@1", "trip-duration@1");
    }

    @Test
    void aTokenOfAnotherOrderIsRefused() {
        Page<VersionSnapshot> page =
                clients().snapshots().searchVersions(ordered(List.of("name")), PageRequest.first(1));
        PageRequest next = new PageRequest(1, page.next());

        assertThatThrownBy(() -> clients().snapshots().searchVersions(ordered(List.of("name DESC")), next))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("not a page token of this list");
        assertThatThrownBy(() -> clients()
                        .snapshots()
                        .searchModels(RegistryQuery.ALL, new PageRequest(1, Optional.of(new PageToken("eyJh")))))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("not a page token of this list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t\0,n1",
                "ta\0,n1",
                "n1,ta",
                "ta,r1.5",
                "ta,r1e300",
                "ta,n99999999999999999999",
                "ta,i1",
                "ta",
                "ta,n1,n1",
                "",
                "{}"
            })
    void aTokenThatSomebodyMadeUpIsRefused(String values) {
        RegistryQuery query = ordered(List.of("name", "version_number"));
        Page<VersionSnapshot> page = clients().snapshots().searchVersions(query, PageRequest.first(1));
        String real = new String(
                Base64.getUrlDecoder().decode(page.next().orElseThrow().value()), StandardCharsets.UTF_8);
        String forged = real.substring(0, real.indexOf(',') + 1) + values;
        assertThat(forged).isNotEqualTo(real);
        PageToken token = new PageToken(Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> clients().snapshots().searchVersions(query, new PageRequest(1, Optional.of(token))))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }

    @Test
    void aModelComesWithAllThatIsSaidOfIt() {
        VersionId first = ALPHA.version(1);
        fixtures.registry().aliases().put(new AliasName("best"), first, ALICE);
        fixtures.promote(first, Stage.PRODUCTION, NOON);

        ModelSnapshot model = clients()
                .snapshots()
                .searchModels(models("name = 'alpha'"), PageRequest.first())
                .items()
                .getFirst();

        assertThat(model.tags()).containsExactly(new Tag("team", "taxi"));
        assertThat(model.aliases()).extracting(Alias::name).containsExactly(new AliasName("best"), AliasName.CHAMPION);
        assertThat(model.newest()).extracting(SnapshotContract::text).containsExactly("alpha@1", "alpha@2");
        assertThat(model.newest().getFirst().tags()).containsExactly(new Tag("size", "small"));
        assertThat(model)
                .isEqualTo(fixtures.database()
                        .read(transaction -> clients().snapshots().get(transaction, ALPHA)));
    }

    private static String text(VersionSnapshot version) {
        return version.name() + "@" + version.version().id().number();
    }

    private static RegistryQuery models(String filter) {
        return new RegistryQuery(RegistryGrammar.MODELS.filter(filter), List.of());
    }

    private static RegistryQuery versions(String filter) {
        return new RegistryQuery(RegistryGrammar.VERSIONS.filter(filter), List.of());
    }

    private static RegistryQuery ordered(List<String> orders) {
        return new RegistryQuery(RegistryGrammar.VERSIONS.filter(""), RegistryGrammar.VERSIONS.orders(orders));
    }

    private ClientRegistry clients() {
        return fixtures.registry().clients();
    }

    private void create(ModelName model, Tag... tags) {
        fixtures.registry().models().create(ModelDraft.of(model, ""), ALICE);
        for (Tag tag : tags) {
            clients().tags().put(model, tag);
        }
    }

    private void register(ModelName model, String source, String run, Tag... tags) {
        clients().sourced().create(SourceDraft.of(model, source).producedBy(run).tagged(List.of(tags)), ALICE);
    }
}
