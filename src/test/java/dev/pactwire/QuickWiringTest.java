package dev.pactwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.PactwireTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What a start does not look for is not there: the built program is wired as the tests are.
@PactwireTest
class QuickWiringTest {

    private static final String OURS = "dev.pactwire.";

    @Autowired
    ApplicationContext program;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    /// Settings as Spring binds them.
    @ConfigurationProperties("lumen")
    static class Settings {

        private String studio = "";

        public String getStudio() {
            return studio;
        }

        public void setStudio(String studio) {
            this.studio = studio;
        }
    }

    private static GenericApplicationContext putTogether() {
        var context = new GenericApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("lumen.studio", "L")));
        ConfigurationPropertiesBindingPostProcessor.register(context);
        AopConfigUtils.registerAutoProxyCreatorIfNecessary(context);
        context.registerBean(
                DefaultPointcutAdvisor.class,
                () -> new DefaultPointcutAdvisor((MethodInterceptor) MethodInvocation::proceed),
                advisor -> advisor.setRole(BeanDefinition.ROLE_INFRASTRUCTURE));
        new QuickWiring().initialize(context);
        return context;
    }

    @Test
    void settings_are_bound_that_are_named_as_settings_are() {
        try (var context = putTogether()) {
            context.registerBean("lumen-" + Settings.class.getName(), Settings.class);
            context.registerBean("settings", Settings.class);
            context.refresh();

            assertThat(context.getBean("lumen-" + Settings.class.getName(), Settings.class)
                            .getStudio())
                    .isEqualTo("L");
            assertThat(context.getBean("settings", Settings.class).getStudio()).isEmpty();
        }
    }

    @Test
    void transactions_begin_in_own_components_alone() {
        try (var context = putTogether()) {
            context.registerBean("own", Settings.class);
            context.registerBean("library", HashMap.class);
            context.refresh();

            assertThat(AopUtils.isAopProxy(context.getBean("own"))).isTrue();
            assertThat(AopUtils.isAopProxy(context.getBean("library"))).isFalse();
        }
    }

    @Test
    void the_programs_settings_are_all_named_so() {
        assertThat(program.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .isNotEmpty()
                .allMatch(name -> name.contains("-"));
    }

    @Test
    void no_library_brings_a_transaction() {
        assertThat(Arrays.stream(program.getBeanDefinitionNames())
                        .map(program::getBean)
                        .filter(AopUtils::isAopProxy))
                .isNotEmpty()
                .allMatch(bean -> AopUtils.getTargetClass(bean).getName().startsWith(OURS));
    }

    @Test
    void routes_are_those_of_own_components_and_all_of_them() {
        var usual = new RequestMappingHandlerMapping();
        usual.setApplicationContext(program);
        usual.afterPropertiesSet();

        assertThat(requestMappingHandlerMapping.getHandlerMethods().keySet())
                .isNotEmpty()
                .isEqualTo(usual.getHandlerMethods().keySet());
    }
}
