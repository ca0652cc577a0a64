package dev.supervisor.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.DateTimeValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.DoubleValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.NilValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An argument")
class ArgumentTest {
    private static final XmlRpcValue ARRAY = new ArrayValue(List.of(new StringValue("it's"), new IntValue(1)));
    private static final XmlRpcValue STRUCT =
            new StructValue(List.of(new Member("a", new NilValue()), new Member("b", new DoubleValue(1.5))));

    @Test
    void that_is_one_thing_is_the_text_that_Python_makes_of_it() throws RpcFault {
        assertThat(Argument.of(String.class, new StringValue("cat"))).isEqualTo("cat");
        assertThat(Argument.of(String.class, new IntValue(-5))).isEqualTo("-5");
        assertThat(Argument.of(String.class, new BooleanValue(true))).isEqualTo("True");
        assertThat(Argument.of(String.class, new DoubleValue(1.5))).isEqualTo("1.5");
        assertThat(Argument.of(String.class, new DateTimeValue(LocalDateTime.of(2020, 1, 2, 3, 4, 5))))
                .isEqualTo("2020-01-02 03:04:05");
    }

    @Test
    void that_is_nothing_or_many_things_is_no_text() {
        for (XmlRpcValue value : List.of(new NilValue(), ARRAY, STRUCT)) {
            assertThatThrownBy(() -> Argument.of(String.class, value))
                    .isInstanceOf(RpcFault.class)
                    .hasMessage("INCORRECT_PARAMETERS");
        }
    }

    @Test
    void that_is_only_shown_may_be_anything() {
        assertThat(Argument.shown(new StringValue("it's"))).isEqualTo("it's");
        assertThat(Argument.shown(new NilValue())).isEqualTo("None");
        assertThat(Argument.shown(ARRAY)).isEqualTo("[\"it's\", 1]");
        assertThat(Argument.shown(STRUCT)).isEqualTo("{'a': None, 'b': 1.5}");
    }

    @Test
    void that_holds_a_time_shows_it_as_Python_would_write_it_in_a_program() {
        assertThat(Argument.shown(new ArrayValue(List.of(
                        new DateTimeValue(LocalDateTime.of(2020, 1, 2, 3, 4, 5)),
                        new StructValue(List.of(
                                new Member("t", new DateTimeValue(LocalDateTime.of(2026, 11, 22, 0, 0, 0)))))))))
                .isEqualTo("[datetime.datetime(2020, 1, 2, 3, 4, 5), {'t': datetime.datetime(2026, 11, 22, 0, 0)}]");
    }

    @ParameterizedTest
    @CsvSource({
        "3,3",
        "' 3\t',3",
        "-3,-3",
        "+3,3",
        "1_000,1000",
        "1_0_0,100",
        "٣,3",
        "007,7",
    })
    void that_is_text_is_a_number_where_Python_reads_one(String text, long number) throws RpcFault {
        assertThat(Argument.of(long.class, new StringValue(text))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "three", "3.5", "0x3", "_1", "1_", "1__0", "+ 3", "--3", "-_3", "+_3", "_"})
    void that_is_text_is_no_number_where_Python_reads_none(String text) {
        assertThatThrownBy(() -> Argument.of(long.class, new StringValue(text)))
                .isInstanceOf(RpcFault.class)
                .hasMessage("INCORRECT_PARAMETERS");
    }

    @Test
    void that_is_a_very_long_text_is_refused_as_quickly() {
        assertThatThrownBy(() -> Argument.of(long.class, new StringValue("1_".repeat(1_000_000) + "1")))
                .isInstanceOf(RpcFault.class)
                .hasMessage("INCORRECT_PARAMETERS");
    }

    /** The original hands to a method whatever Python can take apart. */
    @Test
    void that_is_a_text_or_a_struct_is_a_list_of_its_characters_or_names() throws RpcFault {
        assertThat(Argument.spread(ARRAY)).isEqualTo(((ArrayValue) ARRAY).items());
        assertThat(Argument.spread(STRUCT)).isEqualTo(List.of(new StringValue("a"), new StringValue("b")));
        assertThat(Argument.spread(new StringValue("x😀")))
                .isEqualTo(List.of(new StringValue("x"), new StringValue("😀")));
        assertThat(Argument.spread(new StringValue(""))).isEmpty();
        assertThatThrownBy(() -> Argument.spread(new NilValue())).isInstanceOf(RpcFault.class);
        assertThatThrownBy(() -> Argument.spread(new IntValue(0))).isInstanceOf(RpcFault.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "100, 100.0",
        "0.1, 0.1",
        "1.5, 1.5",
        "123456789.125, 123456789.125",
        "1e15, 1000000000000000.0",
        "9999999999999998, 9999999999999998.0",
        "1e16, 1e+16",
        "1.25e16, 1.25e+16",
        "1e22, 1e+22",
        "-1e22, -1e+22",
        "1e100, 1e+100",
        "0.0001, 0.0001",
        "0.00012, 0.00012",
        "0.00001, 1e-05",
        "1.5e-7, 1.5e-07",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "Infinity, inf",
        "-Infinity, -inf",
        "NaN, nan"
    })
    void that_is_a_fraction_is_shown_as_Python_writes_it(double number, String shown) {
        assertThat(PythonValue.of(new DoubleValue(number))).isEqualTo(shown);
    }
}
