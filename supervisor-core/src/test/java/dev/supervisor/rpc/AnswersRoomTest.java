package dev.supervisor.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.AnswerValue.AnswerArray;
import dev.supervisor.api.xmlrpc.AnswerValue.KeptString;
import dev.supervisor.api.xmlrpc.KeptText;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The answers to several calls in one request")
class AnswersRoomTest {
    private final AnswersRoom room = new AnswersRoom(1_000);

    private static AnswerValue kept(long bytes) {
        return new KeptString(new KeptText() {
            @Override
            public long bytes() {
                return bytes;
            }

            @Override
            public Reading open() {
                throw new AssertionError("nobody reads it");
            }
        });
    }

    @Test
    void may_be_so_long_together_and_what_is_within_them_counts() {
        room.take(new ArrayValue(List.of(new StructValue(List.of(new Member("a", new StringValue("x".repeat(700))))))));
        assertThat(room.isLeft()).isTrue();
        room.take(new IntValue(1));
        assertThat(room.isLeft()).isTrue();
        room.take(new IntValue(1));

        assertThat(room.isLeft()).isFalse();
    }

    @Test
    void hold_nothing_of_texts_that_are_read_when_they_are_sent() {
        room.take(new AnswerArray(List.of(kept(1L << 30), new IntValue(1))));
        assertThat(room.isLeft()).isTrue();
        room.take(kept((1L << 30) - 1));
        assertThat(room.isLeft()).isTrue();
        room.take(kept(1));

        assertThat(room.isLeft()).isFalse();
    }
}
