import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;

/**
 * Validates PDF files with veraPDF: a profile's name and files in; a line of tab-separated values for
 * each profile (its number of rules), file (whether it complies) and failed check out.
 */
public final class Validate {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            var profile = Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(flavour);
            System.out.printf("profile\t%s\t%d%n", name, profile.getRules().size());
            for (int index = 1; index < arguments.length; index++) {
                try {
                    validate(arguments[index], flavour);
                } catch (Exception problem) {
                    System.out.printf("file\t%s\t%s\t1\tfalse%n", name, arguments[index]);
                    System.out.printf("failed\t%s\t%s\tunreadable\t%s%n",
                            name, arguments[index], problem.getClass().getSimpleName());
                }
            }
        }
    }

    private static void validate(String file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("file\t%s\t%s\t%d\t%s%n", flavour.getId(), file,
                    result.getTotalAssertions(), result.isCompliant());
            Map<String, String> failed = new TreeMap<>();
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                    failed.putIfAbsent(rule, each.getErrorMessage() + " " + each.getLocation().getContext());
                }
            }
            failed.forEach((rule, text) -> System.out.printf("failed\t%s\t%s\t%s\t%s%n",
                    flavour.getId(), file, rule, text.replaceAll("\\s+", " ")));
        }
    }
}
