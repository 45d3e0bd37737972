package org.handshakedoctor.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handshakedoctor.core.analysis.FailureLog;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Report;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.analysis.SourceSummary;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.Diagnosis;
import org.handshakedoctor.core.diagnosis.Verdict;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.log.VisibleText;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.rules.BlockEntry;
import org.handshakedoctor.core.rules.BlockList;
import org.handshakedoctor.core.rules.Effect;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.core.rules.RuleWriter;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.core.rules.SourceName;
import org.handshakedoctor.core.rules.SpareReason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "rules",
    description = "Prints rules that block addresses; warnings go to standard error.",
    mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
  private static final int SPARED_SHOWN = 20;

  @ParentCommand private @Nullable Cli cli;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReadingArguments arguments = new ReadingArguments();

  @Option(
      names = "--target",
      paramLabel = "T",
      converter = Target.class,
      description = "for which program; see --list")
  private @Nullable RuleWriter target;

  @Option(names = "--list", description = "names the targets")
  private boolean list;

  @Option(
      names = "--block",
      paramLabel = "ADDR",
      arity = "1..*",
      description = "blocks these addresses or networks instead of those of a log")
  private List<String> block = new ArrayList<>();

  @Option(
      names = "--min-failures",
      paramLabel = "N",
      description = "how often an address must have failed (default ${DEFAULT-VALUE})")
  private long minFailures = Guard.DEFAULT_MIN_FAILURES;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      converter = Expiry.class,
      description = "30m, 12h, 7d or none (default 7d)")
  private @Nullable Duration expires = BlockList.DEFAULT_EXPIRY;

  @Override
  public Integer call() {
    Cli parent = Objects.requireNonNull(cli);
    if (list) {
      for (RuleWriter writer : RuleWriters.ALL) {
        boolean stops = writer.effect() == Effect.STOPS_HANDSHAKE;
        String effect = stops ? "stops the handshake" : "refuses requests only, the lines go on";
        parent.out().printf("%-16s %s%n", writer.id(), effect);
      }
      return 0;
    }
    RuleWriter writer = target;
    if (writer == null) {
      throw wrong("Missing option --target; --list names the targets.");
    }
    if (arguments.isEmpty() == block.isEmpty()) {
      throw wrong("Give either FILE... or --block ADDR...");
    }
    ErrorCatalog catalog = Cli.catalog();
    Wording wording = new Wording(catalog, Cli.Language.orSystems(null).locale());
    return block.isEmpty()
        ? ofLog(parent, writer, catalog, wording)
        : ofGiven(parent, writer, wording);
  }

  private int ofLog(Cli parent, RuleWriter writer, ErrorCatalog catalog, Wording wording) {
    PrintStream err = parent.err();
    NetworkDirectory networks = parent.networks();
    Reading reading = new Reading(catalog, wording, err);
    FailureLog log = reading.read(arguments);
    Report report = Report.of(log, Filter.NONE);
    Diagnosis diagnosis = Diagnosis.of(report, catalog, networks);
    CliTexts texts = CliTexts.in(wording.locale());
    if (diagnosis.verdict() != Verdict.CONSIDER_BLOCKING) {
      err.println(texts.get("rules.advice", wording.headline(diagnosis)));
    }
    BlockAdvice advice = new BlockAdvice(networks, new Guard(minFailures));
    List<BlockEntry> entries = new ArrayList<>();
    int spared = 0;
    for (ClientSummary client : report.clients()) {
      Optional<SpareReason> reason = advice.spare(client);
      if (reason.isEmpty()) {
        entries.add(new BlockEntry(IpPrefix.of(client.address()), client.failures()));
      } else if (reason.get() != SpareReason.FEW_FAILURES && spared++ < SPARED_SHOWN) {
        err.println(texts.get("rules.spared", client.address(), spare(wording, reason.get())));
      }
    }
    if (spared > SPARED_SHOWN) {
      err.println(texts.get("rules.spared.more", spared - SPARED_SHOWN));
    }
    if (entries.isEmpty()) {
      err.println(texts.get("rules.none", minFailures));
    } else {
      err.println(texts.get("rules.forgeable"));
    }
    List<SourceName> sources =
        log.sources().stream().map(SourceSummary::name).map(SourceName::of).toList();
    int status = print(parent, writer, texts, blockList(entries, sources));
    return Math.max(status, reading.report(log.sources()));
  }

  private int ofGiven(Cli parent, RuleWriter writer, Wording wording) {
    CliTexts texts = CliTexts.in(wording.locale());
    Guard guard = new Guard(minFailures);
    List<BlockEntry> entries = new ArrayList<>();
    for (String text : block) {
      IpPrefix prefix = IpPrefix.parse(text);
      if (prefix == null) {
        throw wrong("'" + VisibleText.of(text) + "' is not an address or network.");
      }
      Optional<SpareReason> reason = guard.judge(prefix);
      boolean refused = reason.isPresent() && reason.get().hard();
      reason.ifPresent(
          why ->
              parent
                  .err()
                  .println(
                      texts.get(
                          refused ? "rules.refused" : "rules.warned",
                          prefix,
                          spare(wording, why))));
      if (!refused) {
        entries.add(new BlockEntry(prefix, 0));
      }
    }
    if (entries.isEmpty()) {
      return Cli.WRONG_ARGUMENTS;
    }
    return print(parent, writer, texts, blockList(entries, List.of()));
  }

  private static int print(Cli parent, RuleWriter writer, CliTexts texts, BlockList list) {
    if (!writer.takes(list)) {
      int needed = writer.rules(list);
      parent.err().println(texts.get("rules.too-many", needed, writer.mostRules(), writer.name()));
      return Cli.WRONG_ARGUMENTS;
    }
    parent.out().print(writer.apply(list));
    return 0;
  }

  private BlockList blockList(List<BlockEntry> entries, List<SourceName> sources) {
    return new BlockList(
        entries, LocalDate.now(ZoneId.systemDefault()), expires, BlockList.DEFAULT_PORTS, sources);
  }

  private static String spare(Wording wording, SpareReason reason) {
    return wording.phrase("spare." + reason.id());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  static final class Target implements ITypeConverter<RuleWriter> {
    @Override
    public RuleWriter convert(String id) {
      return RuleWriters.byId(id)
          .orElseThrow(
              () -> new TypeConversionException("'" + id + "' is no target; --list names them"));
    }
  }

  static final class Expiry implements ITypeConverter<@Nullable Duration> {
    private static final Pattern AMOUNT = Pattern.compile("([1-9][0-9]{0,3})([mhd])");

    @Override
    public @Nullable Duration convert(String text) {
      if (text.equals("none")) {
        return null;
      }
      Matcher amount = AMOUNT.matcher(text);
      if (!amount.matches()) {
        throw new TypeConversionException("'" + text + "' is no time such as 30m, 12h or 7d");
      }
      long count = Long.parseLong(amount.group(1));
      return switch (amount.group(2)) {
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    }
  }
}
