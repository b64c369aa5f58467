import java.io.File;
import java.io.FileInputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files against one veraPDF flavour.
 *
 * <p>Run as {@code java -cp <jars> VeraPdf.java <flavour> <file>...}. Prints one line for each failed
 * assertion (file, clause, test number, place, message, parted by tabs) and {@code done <file>} after
 * each file that was validated to its end. Exits with 1 where anything failed.
 */
public final class VeraPdf {
    private static final int ASSERTIONS_SHOWN = 20;

    private VeraPdf() {}

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("veraPDF has no flavour " + arguments[0]);
        }
        boolean compliant = true;
        for (int index = 1; index < arguments.length; index++) {
            compliant &= validate(new File(arguments[index]), flavour);
        }
        System.exit(compliant ? 0 : 1);
    }

    private static boolean validate(File file, PDFAFlavour flavour) throws Exception {
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        try (FileInputStream stream = new FileInputStream(file);
                PDFAParser parser = foundry.createParser(stream, flavour);
                PDFAValidator validator =
                        foundry.createValidator(flavour, ASSERTIONS_SHOWN, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    print(file, assertion);
                }
            }
            System.out.println("done\t" + file);
            return result.isCompliant();
        } catch (VeraPDFException error) {
            System.out.println(String.join("\t", file.toString(), "-", "-", "-", error.toString()));
            return false;
        }
    }

    private static void print(File file, TestAssertion assertion) {
        System.out.println(
                String.join(
                        "\t",
                        file.toString(),
                        assertion.getRuleId().getClause(),
                        Integer.toString(assertion.getRuleId().getTestNumber()),
                        String.valueOf(assertion.getLocation().getContext()),
                        String.valueOf(assertion.getMessage()).replaceAll("\\s+", " ")));
    }
}
